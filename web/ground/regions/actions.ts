import { type Page, get } from '#/plumbing/api/api';
import type { Level, Region } from './model';

export const search_regions = (
  q: string,
  within: string,
  level: Level | undefined,
  signal?: AbortSignal,
): Promise<Page<Region>> => get('/regions', { q, within, level, limit: 12 }, signal);
export const get_region = (code: string, signal?: AbortSignal): Promise<Region> => get(`/regions/${code}`, {}, signal);
export const children_of = (code: string, signal?: AbortSignal): Promise<Page<Region>> =>
  get(`/regions/${code}/children`, {}, signal);
