// Pure part of the router: which screen an address means.
export interface Found<T> {
  screen: T;
  params: Record<string, string>;
}

/// "/aduan/:id" against "/aduan/01H": {id: "01H"}. The first that fits wins, so the list is ordered.
export function find_route<T>(routes: readonly (readonly [string, T])[], path: string): Found<T> | null {
  const parts = split(path);
  for (const [pattern, screen] of routes) {
    const wanted = split(pattern);
    if (wanted.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((piece, i) => {
      if (!piece.startsWith(':')) return piece === parts[i];
      params[piece.slice(1)] = decode(parts[i]!);
      return true;
    });
    if (fits) return { screen, params };
  }
  return null;
}
const split = (path: string): string[] => path.split('/').filter(Boolean);
function decode(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

/// The address within the app: "/app/antrean/mine" is "/antrean/mine".
export const within = (pathname: string, base: string): string => {
  const rest = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return '/' + rest.replace(/^\/+|\/+$/g, '');
};

/// The same address with some of its query changed; undefined takes a name out.
export function with_query(path: string, query: URLSearchParams, change: Record<string, string | undefined>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  return text ? `${path}?${text}` : path;
}
