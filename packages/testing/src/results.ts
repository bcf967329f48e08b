/** What an operation answered; throws with the words where it refused. */
export async function done<Result extends { ok: boolean }>(
  act: Promise<Result>,
): Promise<Extract<Result, { ok: true }>> {
  const result = await act;
  if (isDone(result)) return result;
  throw new Error(JSON.stringify(result));
}

function isDone<Result extends { ok: boolean }>(result: Result): result is Extract<Result, { ok: true }> {
  return result.ok;
}
