#include "regions/rules.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

namespace sinergi::regions {
namespace {

constexpr std::size_t words_max = 8;

/// How well a word or a whole query fits a name: the smaller the better.
enum class Fit : std::uint8_t { whole, beginning, word, middle, none };

/// Levels in an address, told by everybody in another way. They name no area, so they only get in the way.
bool is_level_word(std::string_view word) noexcept {
    constexpr std::array<std::string_view, 11> all{"desa", "ds",        "kel",  "kelurahan", "kec",     "kecamatan",
                                                   "kab",  "kabupaten", "prov", "provinsi",  "propinsi"};
    return std::ranges::find(all, word) != all.end();
}

/// "kuningan" is the whole name of "kabupaten kuningan" to whoever asks for it.
std::string_view without_level(std::string_view key) noexcept {
    for (std::string_view const front : {"kabupaten ", "kota "})
        if (key.starts_with(front)) return key.substr(front.size());
    return key;
}

Fit fit_of(std::string_view key, std::string_view word) noexcept {
    auto at = key.find(word);
    if (at == std::string_view::npos) return Fit::none;
    if (at == 0) return key.size() == word.size() ? Fit::whole : Fit::beginning;
    for (; at != std::string_view::npos; at = key.find(word, at + 1))
        if (key[at - 1] == ' ') return Fit::word;
    return Fit::middle;
}

Fit name_fit(std::string_view key, std::string_view text) noexcept {
    auto const fit = fit_of(key, text);
    return fit == Fit::word ? std::min(fit, fit_of(without_level(key), text)) : fit;
}

struct Hit {
    std::size_t index = 0;
    Fit whole = Fit::none;   // of the query as one text
    Fit worst = Fit::none;   // of its words in the own name
    std::uint8_t above = 0;  // words that only an area above has
    bool is_open = true;
    std::uint8_t level = 0;
    std::string_view key;
    /// The better comes first.
    friend bool operator<(Hit const& a, Hit const& b) {
        return std::tuple(a.whole, a.above, a.worst, !a.is_open, a.level, a.key.size(), a.key, a.index) <
               std::tuple(b.whole, b.above, b.worst, !b.is_open, b.level, b.key.size(), b.key, b.index);
    }
};

/// The words of a query, walked over the areas in the order of their codes, so that an area's parents were met just
/// before it.
class Walk {
public:
    Walk(Atlas const& atlas, std::string const& text) : atlas_(atlas), text_(search_key(text)), words_(words(text)) {
        if (!std::ranges::all_of(words_, is_level_word)) std::erase_if(words_, is_level_word);
        if (words_.size() > words_max) words_.resize(words_max);
        all_ = (1U << words_.size()) - 1;
    }

    [[nodiscard]] bool is_empty() const noexcept { return words_.empty(); }

    std::optional<Hit> look(std::size_t index) {
        auto const key = atlas_.key_at(index);
        auto const level = static_cast<std::size_t>(atlas_.level_at(index)) / 2;  // 1, 2, 3, 5
        unsigned own = 0;
        auto worst = Fit::whole;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            auto const fit = name_fit(key, words_[i]);
            if (fit == Fit::none) continue;
            own |= 1U << i;
            worst = std::max(worst, fit);
        }
        auto const above = met_[level - (level == 5 ? 2 : 1)];
        met_[level] = own | above;
        if (own == 0 || met_[level] != all_) return std::nullopt;
        return Hit{.index = index,
                   .whole = name_fit(key, text_),
                   .worst = worst,
                   .above = static_cast<std::uint8_t>(std::popcount(all_ & ~own)),
                   .is_open = atlas_.is_open_at(index),
                   .level = static_cast<std::uint8_t>(level),
                   .key = key};
    }

    /// The parents of `within`, which the walk over it does not meet.
    void meet_above(RegionCode const& within) {
        std::array<RegionCode, 3> up{};
        std::size_t count = 0;
        for (auto code = within.parent(); code.level() != RegionLevel::country && count < up.size();
             code = code.parent())
            up[count++] = code;
        while (count-- > 0)
            if (auto const span = atlas_.starting_with(up[count].view()); span.first < span.after)
                (void)look(span.first);
    }

private:
    Atlas const& atlas_;
    std::string text_;
    std::vector<std::string> words_;
    unsigned all_ = 0;
    std::array<unsigned, 6> met_{};  // by level: the words found in the name last met there or above
};

/// The best hits so far and no more: a short word fits most of the country.
class Best {
public:
    explicit Best(std::size_t limit) : limit_(limit), kept_max_(limit * 2 + 8) { hits_.reserve(kept_max_ + 1); }

    void add(Hit const& hit) {
        if (hits_.size() == kept_max_) {
            if (!(hit < hits_.front())) return;
            std::pop_heap(hits_.begin(), hits_.end());
            hits_.pop_back();
        }
        hits_.push_back(hit);
        std::push_heap(hits_.begin(), hits_.end());
    }

    /// Versions of one code may hit more than once; the best stays.
    std::vector<Region> take(Atlas const& atlas) && {
        std::sort_heap(hits_.begin(), hits_.end());
        std::vector<Region> out;
        for (auto const& hit : hits_) {
            if (out.size() == limit_) break;
            auto region = atlas.at(hit.index);
            if (std::ranges::find(out, region.code, &Region::code) == out.end()) out.push_back(region);
        }
        return out;
    }

private:
    std::size_t limit_, kept_max_;
    std::vector<Hit> hits_;
};

bool is_code(std::string_view text) noexcept {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

/// Areas in order of code; each with its last version only.
std::vector<Region> listed(Atlas const& atlas, Query const& query, std::string_view digits) {
    std::vector<Region> out;
    auto const within = query.within.view();
    // Of two ranges of codes one holds the other or they are apart.
    if (!digits.starts_with(within) && !within.starts_with(digits)) return out;
    auto span = atlas.starting_with(digits.size() > within.size() ? digits : within);
    if (query.after.level() != RegionLevel::country) {
        span.first = std::max(span.first, atlas.starting_with(query.after.view()).first);
        while (span.first < span.after && atlas.at(span.first).code == query.after) ++span.first;
    }
    for (auto i = span.first; i < span.after && out.size() < query.limit; ++i) {
        if (query.level && atlas.level_at(i) != *query.level) continue;
        if (digits.empty() && !atlas.is_open_at(i)) continue;
        auto region = atlas.at(i);
        if (!out.empty() && out.back().code == region.code)
            out.back() = region;
        else
            out.push_back(region);
    }
    return out;
}

}  // namespace

std::vector<Region> search(Atlas const& atlas, Query const& query) {
    auto const text = trimmed(query.text);
    if (text.empty()) return listed(atlas, query, "");
    if (is_code(text)) {
        std::string digits(text);
        std::erase(digits, '.');
        return listed(atlas, query, digits);
    }
    Walk walk(atlas, std::string(text));
    if (walk.is_empty()) return {};
    walk.meet_above(query.within);
    Best best(query.limit);
    auto const span = atlas.starting_with(query.within.view());
    for (auto i = span.first; i < span.after; ++i) {
        auto const hit = walk.look(i);
        if (hit && (!query.level || atlas.level_at(i) == *query.level)) best.add(*hit);
    }
    return std::move(best).take(atlas);
}

}  // namespace sinergi::regions
