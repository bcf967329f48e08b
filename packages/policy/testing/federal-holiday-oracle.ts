// The rules of 5 U.S.C. 6103 written a second time, day by day, to compare with the package that the policy uses.

interface CalendarDay {
  month: number;
  day: number;
  /** Sunday is 0. */
  weekday: number;
}

/** Month, and day of a fixed holiday. Juneteenth since 2021. */
const fixed = ["1-1", "6-19", "7-4", "11-11", "12-25"];

/** Whether the desk is closed on the date: a holiday on a weekday, or one of the weekend observed on it. */
export function isFederalHoliday(date: string): boolean {
  const today = dayOf(date, 0);
  return (
    isHolidayItself(today) ||
    (today.weekday === 5 && isFixed(dayOf(date, 1))) ||
    (today.weekday === 1 && isFixed(dayOf(date, -1)))
  );
}

function isHolidayItself(date: CalendarDay): boolean {
  const { day, month, weekday } = date;
  const nth = Math.ceil(day / 7);
  return (
    (isFixed(date) && weekday !== 0 && weekday !== 6) ||
    (month === 1 && weekday === 1 && nth === 3) ||
    (month === 2 && weekday === 1 && nth === 3) ||
    (month === 5 && weekday === 1 && day > 24) ||
    (month === 9 && weekday === 1 && nth === 1) ||
    (month === 10 && weekday === 1 && nth === 2) ||
    (month === 11 && weekday === 4 && nth === 4)
  );
}

function isFixed({ day, month }: CalendarDay): boolean {
  return fixed.includes(`${month}-${day}`);
}

function dayOf(date: string, later: number): CalendarDay {
  const noon = new Date(Date.parse(`${date}T12:00:00Z`) + later * 86_400_000);
  return { month: noon.getUTCMonth() + 1, day: noon.getUTCDate(), weekday: noon.getUTCDay() };
}
