#include "seed/words.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace sinergi::seed {
namespace {

constexpr std::size_t words_count = 60'000;
constexpr std::uint64_t weight_of_first = 1'000'000'000;

std::string made_up(Chance& chance) {
    constexpr std::array<std::string_view, 17> heads{"b", "c", "d", "g", "h", "j", "k",  "l", "m",
                                                     "n", "p", "r", "s", "t", "w", "ng", "ny"};
    constexpr std::array<std::string_view, 5> middles{"a", "i", "u", "e", "o"};
    constexpr std::array<std::string_view, 9> ends{"", "", "", "", "n", "ng", "r", "s", "t"};
    std::string word;
    for (int syllables = chance.between(2, 4); syllables > 0; --syllables) {
        word += chance.of(heads);
        word += chance.of(middles);
        word += chance.of(ends);
    }
    return word;
}

}  // namespace

Vocabulary::Vocabulary() {
    Chance chance(8'203);
    std::unordered_set<std::string> known;
    auto const add = [&](std::string word) {
        if (known.insert(word).second) words_.push_back(std::move(word));
    };
    for (auto const& kind : all_words())
        for (auto const report : kind.reports)
            for (auto& word : words(report)) add(std::move(word));
    while (words_.size() < words_count) add(made_up(chance));
    std::uint64_t sum = 0;
    for (std::size_t rank = 0; rank < words_.size(); ++rank) up_to_.push_back(sum += weight_of_first / (rank + 3));
}

std::string const& Vocabulary::word(Chance& chance) const {
    auto const drawn = chance.below(up_to_.back());
    return words_[static_cast<std::size_t>(std::ranges::upper_bound(up_to_, drawn) - up_to_.begin())];
}

std::string Vocabulary::text(Chance& chance) const {
    std::string out;
    bool is_first = true;
    for (int left = chance.between(20, 60); left > 0; --left) {
        if (!out.empty()) out += ' ';
        auto const begin = out.size();
        out += word(chance);
        if (is_first && out[begin] >= 'a' && out[begin] <= 'z') out[begin] = static_cast<char>(out[begin] - 'a' + 'A');
        is_first = left == 1 || chance.is_one_in(11);
        if (is_first) out += '.';
    }
    return out;
}

}  // namespace sinergi::seed
