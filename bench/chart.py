"""Time against size as an SVG: both scales logarithmic, so that a straight line at 45 degrees is "twice the list, twice
the time"."""
import math

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 720, 420, 70, 50, 40, 30
INK, LINE, FAINT = "#1f2937", "#0f766e", "#d1d5db"


def decades(values):
    """From the power of ten below the least to the one above the greatest."""
    first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return range(first, max(last, first + 1) + 1)


def label(power):
    return f"{10 ** power:,}" if power >= 0 else f"{10.0 ** power:g}"


def draw(path, points, marks=()):
    """@param points (records, seconds)
    @param marks  the same, as they should be: open circles"""
    across, up = decades([p[0] for p in points]), decades([p[1] for p in [*points, *marks]])

    def x(size):
        return LEFT + (math.log10(size) - across[0]) / (across[-1] - across[0]) * (WIDTH - LEFT - RIGHT)

    def y(seconds):
        return HEIGHT - BOTTOM - (math.log10(seconds) - up[0]) / (up[-1] - up[0]) * (HEIGHT - BOTTOM - TOP)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"',
        f' font-size="13" fill="{INK}" role="img" aria-labelledby="t">',
        '<title id="t">Seconds from CSV to cluster ids against records</title>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="22">Seconds from CSV to cluster ids, training included, against records</text>',
    ]
    for power in across:
        at = x(10**power)
        parts.append(f'<line x1="{at:.1f}" y1="{TOP}" x2="{at:.1f}" y2="{HEIGHT - BOTTOM}" stroke="{FAINT}"/>')
        parts.append(f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{label(power)}</text>')
    for power in up:
        at = y(10.0**power)
        parts.append(f'<line x1="{LEFT}" y1="{at:.1f}" x2="{WIDTH - RIGHT}" y2="{at:.1f}" stroke="{FAINT}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{label(power)}</text>')
    way = " ".join(f"{x(size):.1f},{y(seconds):.1f}" for size, seconds in points)
    parts.append(f'<polyline points="{way}" fill="none" stroke="{LINE}" stroke-width="2"/>')
    for size, seconds in points:
        parts.append(f'<circle cx="{x(size):.1f}" cy="{y(seconds):.1f}" r="4" fill="{LINE}"/>')
        parts.append(f'<text x="{x(size):.1f}" y="{y(seconds) - 10:.1f}" text-anchor="middle">{seconds:.2g} s</text>')
    for size, seconds in marks:
        parts.append(f'<circle cx="{x(size):.1f}" cy="{y(seconds):.1f}" r="5" fill="none" stroke="{INK}"/>')
        parts.append(f'<text x="{x(size) + 9:.1f}" y="{y(seconds) + 14:.1f}">{seconds:g} s, the mark</text>')
    parts.append("</svg>")
    path.write_text("\n".join(parts) + "\n")
