#include "plumbing/json/write.hpp"

#include <charconv>
#include <cmath>

namespace sinergi::json {
namespace {

/// Bytes of the well-formed UTF-8 character at `at`, or 0. Overlong forms, surrogates and what lies beyond U+10FFFF are
/// none.
std::size_t utf8_length(std::string_view text, std::size_t at) noexcept {
    auto const byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    auto const is_tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    auto const lead = byte(at);
    if (lead < 0x80U) return 1;
    if (lead >= 0xC2U && lead <= 0xDFU) return is_tail(at + 1) ? 2 : 0;
    auto const second = byte(at + 1);
    if (lead >= 0xE0U && lead <= 0xEFU) {
        if (lead == 0xE0U && second < 0xA0U) return 0;
        if (lead == 0xEDU && second > 0x9FU) return 0;
        return is_tail(at + 1) && is_tail(at + 2) ? 3 : 0;
    }
    if (lead < 0xF0U || lead > 0xF4U) return 0;
    if (lead == 0xF0U && second < 0x90U) return 0;
    if (lead == 0xF4U && second > 0x8FU) return 0;
    return is_tail(at + 1) && is_tail(at + 2) && is_tail(at + 3) ? 4 : 0;
}

void put_control(std::string& out, unsigned char c) {
    static constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    out += "\\u00";
    out += hex[c >> 4U];
    out += hex[c & 0xFU];
}

template <class T>
void put_number(std::string& out, T value) {
    std::array<char, 32> digits;
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

}  // namespace

void put_whole(std::string& out, std::int64_t value) { put_number(out, value); }
void put_natural(std::string& out, std::uint64_t value) { put_number(out, value); }

void put_real(std::string& out, double value) {
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    put_number(out, value + 0.0);  // -0 reads back as the whole number 0
}

void put_text(std::string& out, std::string_view text) {
    out += '"';
    std::size_t plain_from = 0;
    for (std::size_t i = 0; i < text.size();) {
        auto const c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
            ++i;
            continue;
        }
        auto const length = c < 0x80 ? 0 : utf8_length(text, i);
        if (length > 0) {
            i += length;
            continue;
        }
        out.append(text.substr(plain_from, i - plain_from));
        if (c == '"' || c == '\\') {
            out += '\\';
            out += text[i];
        } else if (c < 0x20) {
            put_control(out, c);
        } else {
            out += "\xEF\xBF\xBD";
        }
        plain_from = ++i;
    }
    out.append(text.substr(plain_from));
    out += '"';
}

}  // namespace sinergi::json
