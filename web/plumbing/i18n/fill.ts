/// Puts values into a sentence: "{n} laporan" with {n: 3} is "3 laporan". An unknown name stays visible.
export function fill(sentence: string, values?: Record<string, string | number>): string {
  return values ? sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : sentence;
}
