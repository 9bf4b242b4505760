#include "matching/files/slices.hpp"

#include "plumbing/jobs/crew.hpp"

#include <algorithm>
#include <array>

namespace sinergi::matching {
namespace {

constexpr std::size_t slice_bytes = std::size_t{1} << 19;

/// 255 bytes a lane at a time, so that a byte is wide enough to count in and the loop becomes one of vectors.
[[gnu::noinline]] std::size_t count_of(std::string_view text, char wanted) noexcept {
    std::size_t count = 0;
    while (!text.empty()) {
        auto const piece = text.substr(0, 32 * 255);
        std::array<unsigned char, 32> lanes{};
        std::size_t i = 0;
        for (; i + 32 <= piece.size(); i += 32)
            for (std::size_t k = 0; k < 32; ++k)
                lanes[k] = static_cast<unsigned char>(lanes[k] + (piece[i + k] == wanted ? 1 : 0));
        for (; i < piece.size(); ++i) count += piece[i] == wanted ? 1U : 0U;
        for (auto const lane : lanes) count += lane;
        text.remove_prefix(piece.size());
    }
    return count;
}

/// What is counted in a part of the file before anybody knows whether it begins within quotes.
struct Piece {
    Piece() = default;
    explicit Piece(std::string_view text)
        : bytes(text.size()),
          quotes(count_of(text, '"')),
          lines(count_of(text, '\n')),
          last(text.empty() ? '\n' : text.back()) {
        for (bool const is_quoted : {false, true}) {
            row_at[is_quoted] = is_quoted && quotes == 0 ? bytes : row_after(text, 0, is_quoted);
            lines_before[is_quoted] = count_of(text.substr(0, row_at[is_quoted]), '\n');
        }
    }
    std::size_t bytes = 0, quotes = 0, lines = 0;
    std::array<std::size_t, 2> row_at{}, lines_before{};  // unquoted, quoted: where a row begins, or all bytes
    char last = '\n';
};

}  // namespace

std::size_t row_after(std::string_view text, std::size_t at, bool is_quoted) noexcept {
    for (; at < text.size(); ++at) {
        if (is_quoted) at = std::min(text.size() - 1, text.find('"', at));  // may be far away
        if (text[at] == '"') is_quoted = !is_quoted;
        if (text[at] == '\n' && !is_quoted) return at + 1;
    }
    return text.size();
}

std::vector<Slice> cut(Mapped const& file, std::size_t from, unsigned threads) {
    auto const text = file.text();
    auto const body = text.size() - from;
    auto const count = std::max<std::size_t>(1, (body + slice_bytes - 1) / slice_bytes);
    std::vector<Piece> pieces(count);
    std::vector<std::string> rooms(threads);
    jobs::spread(threads, count, [&](std::size_t s, unsigned worker) {
        auto const begin = from + std::min(body, s * slice_bytes);
        pieces[s] = Piece(file.read(begin, std::min(text.size(), begin + slice_bytes), rooms[worker]));
    });
    std::vector<Slice> out;
    // A row of several pieces makes lines - skipped wrap around, and the next sum back again.
    std::size_t row = 0, parity = 0;
    std::int64_t line = 1 + static_cast<std::int64_t>(count_of(text.substr(0, from), '\n'));
    for (std::size_t s = 0; s < count; ++s) {
        auto const raw = from + s * slice_bytes;
        bool const is_quoted = parity % 2 != 0, is_row = s == 0 || (!is_quoted && pieces[s - 1].last == '\n');
        auto const& piece = pieces[s];
        auto begin = is_row ? raw : raw + piece.row_at[is_quoted];
        auto skipped = is_row ? 0 : piece.lines_before[is_quoted];
        if (!is_row && piece.row_at[is_quoted] == piece.bytes) {  // a row longer than a piece
            begin = row_after(text, raw, is_quoted);
            skipped = count_of(text.substr(raw, begin - raw), '\n');
        }
        if (!out.empty()) out.back().end = begin;
        // A row ends where a line does, but for the last one of the file, so that whole slices leave no gap behind
        // them.
        if (!out.empty()) {
            out.back().row_max += skipped;
            row += skipped;
        }
        auto const rows = piece.lines - skipped;
        out.push_back({.begin = begin,
                       .end = text.size(),
                       .row = row,
                       .row_max = rows,
                       .first_line = line + static_cast<std::int64_t>(skipped)});
        row += rows;
        line += static_cast<std::int64_t>(piece.lines);
        parity += piece.quotes;
    }
    if (text.back() == '\n') return out;
    // The last row may reach over several pieces: those behind it are empty.
    for (auto s = out.rbegin(); s != out.rend(); ++s) {
        if (s->begin < s->end || s + 1 == out.rend()) {
            ++s->row_max;
            break;
        }
        ++s->row;
    }
    return out;
}

}  // namespace sinergi::matching
