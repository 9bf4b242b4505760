// Who is signed in, and what they may do.
export type Act =
  | 'receive_grievance' | 'see_grievance' | 'see_closed' | 'see_oversight' | 'open_reporter' | 'verify_grievance' | 'assign_grievance'
  | 'claim_grievance' | 'work_grievance' | 'answer_grievance' | 'see_load' | 'see_figures' | 'manage_accounts' | 'manage_settings'
  | 'read_audit' | 'erase_personal' | 'export_list';
export const roles = ['village_operator', 'village_head', 'subdistrict', 'field_officer', 'front_office', 'back_office', 'supervisor', 'head',
  'duty_officer', 'regent', 'dpo', 'admin', 'auditor'] as const;
export type Role = (typeof roles)[number];

export interface Officer { id: string; name: string; role: Role; area: string; area_name: string; unit?: string | null; unit_name?: string | null }
export interface Session { officer: Officer; acts: Act[] }
export interface SessionSeen { id: string; since: string; last_seen: string; address: string; agent: string; is_current: boolean }
export interface SecondFactor { secret: string; uri: string; recovery_codes: string[] }

/// "Chrome di Android" out of an agent line: enough for a person to know their own phone.
export function device_of(agent: string): string {
  const browser = /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : /SamsungBrowser/.test(agent) ? 'Samsung Internet'
    : /Chrome\//.test(agent) ? 'Chrome' : /Safari\//.test(agent) ? 'Safari' : agent.split(/[ /]/)[0] || '?';
  const system = /Android/.test(agent) ? 'Android' : /iPhone|iPad/.test(agent) ? 'iOS' : /Windows/.test(agent) ? 'Windows' : /Mac OS/.test(agent) ? 'macOS' : /Linux/.test(agent) ? 'Linux' : '';
  return system ? `${browser} · ${system}` : browser;
}
