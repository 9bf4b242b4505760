// The one door to the server. A refusal becomes a `Problem` with the server's own sentence; a lost connection becomes
// a `Problem` with status 0, so that every screen tells the two apart.

export interface FieldError {
  path: string;
  key: string;
  message: string;
}
export interface Page<T> {
  items: T[];
  next: string | null;
}
export type Query = Record<string, string | number | boolean | null | undefined>;
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly key: string,
    readonly title: string,
    readonly detail: string = '',
    readonly errors: FieldError[] = [],
    /// The one word of the refusal: a line, a limit, a field.
    readonly about: string = '',
  ) {
    super(title);
  }

  get is_offline(): boolean {
    return this.status === 0;
  }
}

export interface Wire {
  method: Method;
  path: string;
  headers: Record<string, string>;
  body?: BodyInit | null;
  signal?: AbortSignal | null;
}
export type Transport = (wire: Wire) => Promise<Response>;

const over_the_net: Transport = ({ path, ...init }) =>
  fetch(path, { ...init, credentials: 'same-origin' } as RequestInit);
let transport: Transport = over_the_net;

/// The page of states (plumbing/dev) answers in the server's place.
export function use_transport(other: Transport | null): void {
  transport = other ?? over_the_net;
}

const BASE = '/api/v1';
let when_signed_out: () => void = () => {};
export function on_signed_out(then: () => void): void {
  when_signed_out = then;
}

export function query_text(query: Query = {}): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '' && value !== false) parts.set(name, String(value));
  }
  const text = parts.toString();
  return text ? `?${text}` : '';
}

async function problem_of(answer: Response): Promise<Problem> {
  const text = await answer.text().catch(() => '');
  try {
    const said = JSON.parse(text) as Partial<Problem>;
    return new Problem(
      answer.status,
      said.key ?? '',
      said.title ?? '',
      said.detail ?? '',
      said.errors ?? [],
      said.about ?? '',
    );
  } catch {
    return new Problem(answer.status, '', '', '');
  }
}

export interface Options {
  key?: string;
  signal?: AbortSignal | undefined;
  raw?: Blob | string | FormData;
  content_type?: string;
}

export async function call<T>(method: Method, path: string, body?: unknown, options: Options = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'X-Sinergi': '1' };
  if (method !== 'GET') headers['Idempotency-Key'] = options.key ?? client_key();
  let content: BodyInit | null = null;
  if (options.raw !== undefined) {
    content = options.raw;
    // A form names its own boundary; the browser writes that head.
    if (!(content instanceof FormData)) headers['Content-Type'] = options.content_type ?? 'application/octet-stream';
  } else if (body !== undefined) {
    content = JSON.stringify(body);
    headers['Content-Type'] = 'application/json';
  }
  let answer: Response;
  try {
    answer = await transport({ method, path: BASE + path, headers, body: content, signal: options.signal ?? null });
  } catch (fault) {
    if (options.signal?.aborted) throw fault;
    throw new Problem(0, 'web.offline', '');
  }
  if (!answer.ok) {
    const problem = await problem_of(answer);
    if (problem.status === 401 && path !== '/session') when_signed_out();
    throw problem;
  }
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  call<T>('GET', path + query_text(query), undefined, { signal });
export const post = <T>(path: string, body: unknown = {}, options?: Options): Promise<T> =>
  call<T>('POST', path, body, options);
export const put = <T>(path: string, body: unknown, options?: Options): Promise<T> =>
  call<T>('PUT', path, body, options);
export const del = <T>(path: string, body?: unknown): Promise<T> => call<T>('DELETE', path, body);

/// A deed's own name (UUID v4). Sent again with the same name it is done once. `crypto.randomUUID` needs TLS, which a
/// demo on a LAN address does not have.
export function client_key(): string {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6]! & 0x0f) | 0x40;
  b[8] = (b[8]! & 0x3f) | 0x80;
  const hex = Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
