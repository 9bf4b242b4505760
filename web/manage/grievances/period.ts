// Spans of days behind the words "this month", "this quarter": both ends included.
export type Period = 'month' | 'last_month' | 'quarter' | 'year' | 'all';
export function period_of(period: Period, today: string): { from?: string; to?: string } {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const first = (y: number, m: number): string => new Date(Date.UTC(y, m - 1, 1)).toISOString().slice(0, 10);
  const last = (y: number, m: number): string => new Date(Date.UTC(y, m, 0)).toISOString().slice(0, 10);
  switch (period) {
    case 'month':
      return { from: first(year, month), to: today };
    case 'last_month':
      return { from: first(year, month - 1), to: last(year, month - 1) };
    case 'quarter':
      return { from: first(year, month - ((month - 1) % 3)), to: today };
    case 'year':
      return { from: `${year}-01-01`, to: today };
    case 'all':
      return {};
  }
}
