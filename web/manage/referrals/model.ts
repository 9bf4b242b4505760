// Where people go: the guide, places, and what was referred to a partner.
export type {
  AnswerOut as Answer,
  GuideOut as Guide,
  GuideRowOut as GuideRow,
  GuideRowsOut as GuideRows,
  NearOut as Near,
  NeedsOut as Needs,
  PlaceOut as Place,
  PlacesOut as Places,
  ReferralOut as Referral,
  ReferralRowOut as ReferralRow,
  ReferralsOut as Referrals,
} from '#/plumbing/api/types';

export const place_kinds = [
  'puskesmas',
  'rsud',
  'rsj',
  'satpol_pp',
  'police',
  'uptd_ppa',
  'dukcapil',
  'baznas',
  'disdik',
  'bpbd',
  'shelter',
  'lks',
  'province_institution',
  'sentra',
  'dinsos',
  'puskesos',
  'other',
] as const;
export const health_kinds: readonly string[] = ['puskesmas', 'rsud', 'rsj'];
