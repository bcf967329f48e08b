/** Of a trial: `12 days left`, `ends today`, `ended 3 days ago`. */
export function daysLeftWords(days: number, ended: boolean): string {
  if (ended) return days === 0 ? "ended today" : `ended ${count(-days)} ago`;
  return days === 0 ? "ends today" : `${count(days)} left`;
}

function count(days: number): string {
  return days === 1 ? "1 day" : `${days.toLocaleString("en")} days`;
}
