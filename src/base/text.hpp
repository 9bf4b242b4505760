#pragma once
// Text from outside becomes a value once: valid UTF-8, no control characters, trimmed, within its length.

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi {

[[nodiscard]] bool is_utf8(std::string_view text) noexcept;
/// Characters (code points) of valid UTF-8.
[[nodiscard]] std::size_t char_count(std::string_view text) noexcept;
/// Without white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;
/// Small letters without accents, everything but letters and digits as one space: the key by which names are
/// sorted and found ("Nur'aini  S.Pd." -> "nur aini s pd").
[[nodiscard]] std::string search_key(std::string_view text);
/// The words of a search key, each once, in the order of first appearance.
[[nodiscard]] std::vector<std::string> words(std::string_view text);

enum class Lines : bool { one, many };

/// The checked form of `text`; `Text` below is its typed door.
/// @refuses base.text_not_utf8 base.text_control base.text_empty base.text_long base.text_line_break
[[nodiscard]] Result<std::string> clean_text(std::string_view text, std::size_t min, std::size_t max, Lines lines);

/// Text of `Min` to `Max` characters, trimmed, without control characters; one line or many.
template <std::size_t Min, std::size_t Max, Lines L = Lines::many>
class Text {
public:
    static constexpr std::size_t chars_min = Min;
    static constexpr std::size_t chars_max = Max;
    Text()
        requires(Min == 0)
    = default;
    /// @refuses base.text_not_utf8 base.text_control base.text_empty base.text_long base.text_line_break
    [[nodiscard]] static Result<Text> parse(std::string_view text) {
        SINERGI_TRY(clean, clean_text(text, Min, Max, L));
        Text made{Key{}};
        made.value_ = std::move(clean);
        return made;
    }
    [[nodiscard]] std::string const& text() const noexcept { return value_; }
    [[nodiscard]] bool is_empty() const noexcept { return value_.empty(); }
    friend auto operator<=>(Text const&, Text const&) = default;

private:
    struct Key {};
    explicit Text(Key) {}
    std::string value_;
};

/// One line: a name, a subject, a search.
template <std::size_t Min, std::size_t Max>
using Line = Text<Min, Max, Lines::one>;

}  // namespace sinergi
