// The command centre: what stands open where, whether somebody is known, what a shift hands over, what a day was.
export type {
  KnownAnswer,
  KnownOut as Known,
  NearestOut as Nearest,
  DayReportOut as DayReport,
  ShiftOut as Shift,
  ShiftsOut as Shifts,
  StandingOut as Standing,
  WallOut as Wall,
} from '#/plumbing/api/types';
