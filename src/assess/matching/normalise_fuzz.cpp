#include "matching/table.hpp"

#include "base/result.hpp"

#include <cstddef>

using namespace sinergi;
using namespace sinergi::matching;

namespace {

void check_words(std::string_view text, Kind kind) {
    Words words;
    normalise(text, kind, words);
    SINERGI_CHECK(words.count <= words_max);
    for (std::size_t i = 0; i < words.count; ++i) {
        auto const& word = words.words[i];
        SINERGI_CHECK(word.length > 0 && word.length <= word_bytes);
        for (std::size_t at = 0; at < word.length; ++at) {
            auto const letter = word.text[at];
            SINERGI_CHECK((letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9'));
        }
        SINERGI_CHECK(sound_of({word.text, word.length}) != 0);
    }
}

/// What was taken in and forgotten leaves the lexicon as it was; taken in again it has the same code.
void check_forgetting(std::string_view text, Kind kind) {
    Lexicon lexicon(kind);
    auto const known = lexicon.take_in("SITI AMINAH");
    auto const mark = lexicon.mark();
    auto const code = lexicon.take_in(text);
    lexicon.forget(mark);
    SINERGI_CHECK(lexicon.phrase_count() == mark.phrases && lexicon.token_count() == mark.tokens);
    SINERGI_CHECK(lexicon.take_in(text) == code && lexicon.take_in("SITI AMINAH") == known);
}

}  // namespace

// Any bytes become words, numbers, days and areas that keep their promises.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    for (auto const kind : {Kind::name, Kind::address, Kind::place, Kind::text}) {
        check_words(text, kind);
        check_forgetting(text, kind);
    }
    auto const number = number_of(text);
    auto const born = born_of(number);
    SINERGI_CHECK(born.month <= 12 && born.day <= 31 && born.sex <= 2);
    auto const day = day_of(text);
    SINERGI_CHECK(day == 0 || day_index(day) < day_indexes);
    SINERGI_CHECK(sex_of(text) <= 2);
    auto const area = area_of(text);
    for (unsigned letters = 1; letters <= 10; ++letters) SINERGI_CHECK((area_prefix(area, letters) | area) == area);
    return 0;
}
