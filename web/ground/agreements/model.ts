// Agreements (PKS) with other offices.
export type {
  AgreementOut as Agreement,
  AgreementRowOut as AgreementRow,
  AgreementsOut as Agreements,
  PlanItemOut as PlanItem,
} from '#/plumbing/api/types';

/// Groups of personal data an agreement may widen an exchange to.
export const fields = [
  'identity',
  'nik',
  'contact',
  'address',
  'health',
  'assessment',
  'child',
  'documents',
  'photos',
] as const;
