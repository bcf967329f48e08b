/** Staff as a session or token has them: without a second factor, where staff need one, they are no staff. */
export function staffInSession<Staff>(
  staff: Staff | null,
  { required, proven }: { required: boolean; proven: boolean },
): Staff | null {
  return required && !proven ? null : staff;
}
