// Systems of others that work with this office.
export type { SystemOut as System, SystemsOut as Systems, SystemIn } from '#/plumbing/api/types';
