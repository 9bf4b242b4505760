#include "plumbing/sheet/csv.hpp"

#include "base/text.hpp"

#include <bit>
#include <cstring>
#include <string>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sinergi::sheet {

namespace {

constexpr std::size_t piece_bytes = 256 * 1024;

bool is_special(char c, char separator) noexcept { return c == separator || c == '\n' || c == '\r' || c == '"'; }

/// One bit for each of 64 bytes: does a cell end here, or a quote stand? The loop over cells then jumps from bit to
/// bit.
std::uint64_t marks_of(char const* bytes, char separator) noexcept {
    std::uint64_t marks = 0;
#if defined(__SSE2__)
    auto const all = [](char c) { return _mm_set1_epi8(c); };
    auto const sep = all(separator), feed = all('\n'), back = all('\r'), quote = all('"');
    for (int part = 0; part < 4; ++part) {
        auto const b = _mm_loadu_si128(reinterpret_cast<__m128i const*>(bytes + part * 16));
        auto const hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(b, sep), _mm_cmpeq_epi8(b, feed)),
                                      _mm_or_si128(_mm_cmpeq_epi8(b, back), _mm_cmpeq_epi8(b, quote)));
        marks |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(hit))) << (part * 16);
    }
#else
    for (int at = 0; at < 64; ++at) marks |= std::uint64_t{is_special(bytes[at], separator)} << at;
#endif
    return marks;
}

bool is_ascii(std::string_view text) noexcept {
    std::uint64_t sum = 0;
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, 8);
        sum |= eight;
    }
    for (; at < text.size(); ++at) sum |= static_cast<unsigned char>(text[at]);
    return (sum & 0x8080808080808080U) == 0;
}

void append_utf8(std::string& out, unsigned code) {
    if (code < 0x80) {
        out.push_back(static_cast<char>(code));
    } else if (code < 0x800) {
        out.push_back(static_cast<char>(0xC0 | code >> 6));
        out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
    } else {
        out.push_back(static_cast<char>(0xE0 | code >> 12));
        out.push_back(static_cast<char>(0x80 | (code >> 6 & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
    }
}

std::string from_windows_1252(std::string_view text) {
    // 0x80..0x9F; the five that mean nothing become U+FFFD.
    constexpr std::array<std::uint16_t, 32> upper{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                  0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    std::string out;
    for (auto const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        append_utf8(out, byte >= 0x80 && byte < 0xA0 ? upper[byte - 0x80] : byte);
    }
    return out;
}

char guess_separator(std::string_view text) noexcept {
    std::array<std::size_t, 3> seen{};
    constexpr std::string_view marks = ",;\t";
    bool is_quoted = false;
    for (auto const c : text) {
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (c == '\n' || c == '\r') break;
        if (auto const which = marks.find(c); which != std::string_view::npos) ++seen[which];
    }
    return marks[static_cast<std::size_t>(std::ranges::max_element(seen) - seen.begin())];
}

}  // namespace

CsvReader::CsvReader(std::string_view whole, Limits const& limits) : limits_(limits), text_(whole) {}

CsvReader::CsvReader(std::istream& from, Limits const& limits) : limits_(limits), from_(&from), is_last_(false) {}

std::unexpected<Refusal> CsvReader::stop(Why why, std::string_view key) {
    is_stopped_ = true;
    cells_.clear();
    return refuse(why, key, std::to_string(next_line_));
}

/// Keeps what belongs to the row in hand and reads another piece behind it; false at the end of the stream.
bool CsvReader::refill() {
    if (is_last_) return false;
    buffer_.erase(0, at_);
    at_ = 0;
    auto const kept = buffer_.size();
    buffer_.resize(kept + piece_bytes);
    from_->read(buffer_.data() + kept, piece_bytes);
    buffer_.resize(kept + static_cast<std::size_t>(from_->gcount()));
    if (from_->bad()) throw Fault("sheet: the file could not be read to its end");
    is_last_ = from_->eof();
    text_ = buffer_;
    block_ = ~std::size_t{0};
    return true;
}

Done CsvReader::begin() {
    refill();
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF"))  // UTF-16, or a file of another kind
        return stop(Why::malformed, "sheet.not_text");
    if (limits_.separator != 0) {
        separator_ = limits_.separator;
        return {};
    }
    separator_ = guess_separator(text_.substr(at_));
    // Excel writes "sep=;" into a first line of its own.
    auto const head = text_.substr(at_);
    if (head.size() >= 5 && head.starts_with("sep=") && head[4] != '\n' && head[4] != '\r') {
        auto const rest = head.substr(5);
        auto const skip = rest.starts_with("\r\n") ? 7U : rest.starts_with("\n") ? 6U : 0U;
        if (skip != 0 && (head[4] == ',' || head[4] == ';' || head[4] == '\t')) {
            separator_ = head[4];
            at_ += skip;
            next_line_ = 2;
        }
    }
    return {};
}

std::size_t CsvReader::find_special(std::size_t from) {
    while (from < text_.size()) {
        auto const block = from & ~std::size_t{63};
        if (block != block_) {
            block_ = block;
            if (text_.size() - block >= 64) {
                marks_ = marks_of(text_.data() + block, separator_);
            } else {
                marks_ = 0;
                for (auto at = block; at < text_.size(); ++at)
                    marks_ |= std::uint64_t{is_special(text_[at], separator_)} << (at - block);
            }
        }
        if (auto const left = marks_ >> (from & 63)) return from + static_cast<std::size_t>(std::countr_zero(left));
        from = block + 64;
    }
    return text_.size();
}

/// From behind the opening quote to behind the cell. What stands between quotes is taken as it is; "" is one quote.
CsvReader::Read CsvReader::read_quoted(std::size_t& at, std::string_view& cell) {
    std::string* own = nullptr;
    auto begin = at;
    for (;;) {
        auto const* hit = static_cast<char const*>(std::memchr(text_.data() + at, '"', text_.size() - at));
        if (!hit) return is_last_ ? Read::quote_open : Read::more;
        at = static_cast<std::size_t>(hit - text_.data()) + 1;
        if (at == text_.size() && !is_last_) return Read::more;
        bool const is_doubled = at < text_.size() && text_[at] == '"';
        // Text behind the closing quote belongs to the cell, as Excel reads it.
        auto end = at;
        if (!is_doubled) {
            while (end < text_.size() && text_[end] != separator_ && text_[end] != '\n' && text_[end] != '\r') ++end;
            if (end == text_.size() && !is_last_) return Read::more;
        }
        if (!own && !is_doubled && end == at) {
            cell = text_.substr(begin, at - 1 - begin);
            return Read::row;
        }
        if (!own) {
            if (mended_used_ == mended_.size()) mended_.push_back(std::make_unique<std::string>());
            own = mended_[mended_used_++].get();
            own->clear();
        }
        own->append(text_.substr(begin, at - 1 - begin + (is_doubled ? 1 : 0)));
        if (!is_doubled) {
            own->append(text_.substr(at, end - at));
            at = end;
            cell = *own;
            return Read::row;
        }
        begin = ++at;
    }
}

CsvReader::Read CsvReader::read_row() {
    cells_.clear();
    mended_used_ = 0;
    breaks_ = 0;
    auto at = at_;
    if (at == text_.size()) return is_last_ ? Read::end : Read::more;
    for (;;) {
        std::string_view cell;
        if (at < text_.size() && text_[at] == '"') {
            auto const begin = ++at;
            if (auto const read = read_quoted(at, cell); read != Read::row) return read;
            breaks_ += std::count(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                  text_.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        } else {
            auto const begin = at;
            at = find_special(at);
            while (at < text_.size() && text_[at] == '"') at = find_special(at + 1);  // a quote within a word is itself
            cell = text_.substr(begin, at - begin);
        }
        if (at == text_.size() && !is_last_) return Read::more;
        if (cells_.size() == limits_.columns_max) return Read::too_long;
        cells_.push_back(cell);
        if (at == text_.size()) break;
        auto const mark = text_[at++];
        if (mark == separator_) continue;
        if (mark == '\r') {
            if (at == text_.size() && !is_last_) return Read::more;
            if (at < text_.size() && text_[at] == '\n') ++at;
        }
        break;
    }
    next_at_ = at;
    return at - at_ > limits_.row_bytes_max ? Read::too_long : Read::row;
}

void CsvReader::mend_encoding() {
    auto const row = text_.substr(at_, next_at_ - at_);
    if (is_ascii(row) || is_utf8(row)) return;
    encoding_ = Encoding::windows_1252;
    std::vector<std::unique_ptr<std::string>> read;  // not over strings that cells still point into
    for (auto& cell : cells_) {
        if (is_ascii(cell)) continue;
        read.push_back(std::make_unique<std::string>(from_windows_1252(cell)));
        cell = *read.back();
    }
    for (auto& one : read)
        mended_.insert(mended_.begin() + static_cast<std::ptrdiff_t>(mended_used_++), std::move(one));
}

Result<bool> CsvReader::next() {
    if (is_stopped_) return false;
    if (separator_ == 0) SINERGI_MUST(begin());
    for (;;) {
        auto const read = read_row();
        if (read == Read::end) {
            cells_.clear();
            return false;
        }
        if (read == Read::more) {
            if (text_.size() - at_ > limits_.row_bytes_max) return stop(Why::malformed, "sheet.row_too_long");
            refill();
            continue;
        }
        if (read == Read::too_long) return stop(Why::malformed, "sheet.row_too_long");
        if (read == Read::quote_open) return stop(Why::malformed, "sheet.quote_open");
        if (std::memchr(text_.data() + at_, '\0', next_at_ - at_)) return stop(Why::malformed, "sheet.not_text");
        line_ = next_line_;
        next_line_ += 1 + breaks_;
        mend_encoding();
        at_ = next_at_;
        if (std::ranges::all_of(cells_, [](auto cell) { return cell.empty(); })) continue;
        if (++row_count_ > limits_.rows_max) return stop(Why::too_large, "sheet.too_many_rows");
        return true;
    }
}

// ---- writing

namespace {

/// "-12.5" and the like: no formula.
bool is_plain_negative(std::string_view cell) noexcept {
    return cell.size() > 1 && cell[0] == '-' && cell[1] != '.' &&
           cell.find_first_not_of("0123456789.", 1) == std::string_view::npos && std::ranges::count(cell, '.') <= 1;
}

bool is_like_formula(std::string_view cell) noexcept {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos &&
           !is_plain_negative(cell);
}

}  // namespace

CsvWriter::CsvWriter(char separator) : text_("\xEF\xBB\xBF"), separator_(separator) {}

void CsvWriter::row(std::span<std::string_view const> cells) {
    bool is_first = true;
    for (auto const cell : cells) {
        if (!is_first) text_.push_back(separator_);
        is_first = false;
        bool const is_quoted = std::ranges::any_of(cell, [this](char c) { return is_special(c, separator_); });
        if (is_quoted) text_.push_back('"');
        if (is_like_formula(cell)) text_.push_back('\'');
        for (auto const c : cell) {
            if (c == '"') text_.push_back('"');
            text_.push_back(c);
        }
        if (is_quoted) text_.push_back('"');
    }
    text_.append("\r\n");
}

}  // namespace sinergi::sheet
