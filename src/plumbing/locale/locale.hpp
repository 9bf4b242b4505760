#pragma once
// What people read: sentences by key, from locale/parts, in Indonesian and English.

#include "base/result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sinergi::locale {

enum class Language : std::uint8_t { id, en };
/// "en" and "en-GB" are English; all else is Indonesian.
[[nodiscard]] Language language_of(std::string_view code) noexcept;

/// One key with its sentence in both languages; a sentence that nobody wrote is empty.
struct Sentence {
    std::string_view key, id, en;
};
/// All of them by key: for the tidy test and for the web app.
[[nodiscard]] std::span<Sentence const> sentences() noexcept;
[[nodiscard]] bool has_sentence(std::string_view key) noexcept;

/// What stands for {about} and {limit} in a sentence.
struct Filling {
    std::string_view about{};
    std::string_view limit{};
};
/// `sentence` with its placeholders filled. What is put in is taken as it is: whoever shows it escapes it.
[[nodiscard]] std::string fill(std::string_view sentence, Filling filling);

/// The sentence of a key, its placeholders still in it. A sentence that lacks in `language` is told in the other; a
/// key without any is told as itself, so that a gap is seen and nobody stands before an empty box.
[[nodiscard]] std::string_view pattern(std::string_view key, Language language) noexcept;
/// The sentence of a key, filled.
[[nodiscard]] std::string say(std::string_view key, Language language, Filling filling = {});
/// Why not. A refusal carries one word, which is both {about} and {limit}: a sentence uses one of them.
[[nodiscard]] std::string say(Refusal const& refusal, Language language);

}  // namespace sinergi::locale
