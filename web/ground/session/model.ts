// Who is signed in, and what they may do.
import type { Role } from '#/plumbing/api/types';

export type {
  Act,
  OfficerOut as Officer,
  OpenSessionOut as SessionSeen,
  Role,
  SecondFactorOut as SecondFactor,
  SessionOut as Session,
} from '#/plumbing/api/types';
export const roles: Role[] = [
  'village_operator',
  'village_head',
  'subdistrict',
  'field_officer',
  'front_office',
  'back_office',
  'supervisor',
  'head',
  'duty_officer',
  'regent',
  'dpo',
  'admin',
  'auditor',
  'partner',
  'outside_system',
];

/// "Chrome di Android" out of an agent line: enough for a person to know their own phone.
export function device_of(agent: string): string {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /SamsungBrowser/.test(agent)
        ? 'Samsung Internet'
        : /Chrome\//.test(agent)
          ? 'Chrome'
          : /Safari\//.test(agent)
            ? 'Safari'
            : agent.split(/[ /]/)[0] || '?';
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iOS'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : '';
  return system ? `${browser} · ${system}` : browser;
}
