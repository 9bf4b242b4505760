#include "lists/read.hpp"

#include "base/text.hpp"
#include "regions/pack.hpp"

#include <cstring>

namespace sinergi::lists {
namespace {

/// Letters and digits alone, small; without "desa", "kel.", "kec." in front. "Kel. Sindang Jawa" and SINDANGJAWA are
/// equal.
std::uint64_t name_hash(std::string_view name, std::uint64_t seed) noexcept {
    std::array<char, 64> letters{};
    std::size_t size = 0;
    auto const is_prefix = [&] {
        std::string_view const word(letters.data(), size);
        for (auto const prefix : {"desa", "kel", "kelurahan", "kec", "kecamatan", "kab", "kabupaten", "ds"})
            if (word == prefix) return true;
        return false;
    };
    bool is_first_word = true;
    for (auto const byte : name) {
        auto const c = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
        bool const is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_kept && size < letters.size()) letters[size++] = c;
        if (!is_kept && is_first_word && size > 0) {
            if (is_prefix()) size = 0;
            is_first_word = false;
        }
    }
    return size == 0 ? 0 : matching::mixed(matching::hash_of({letters.data(), size}) ^ seed);
}

constexpr std::uint64_t regency_seed = 4, district_seed = 6, village_seed = 10;

std::uint64_t village_key(std::uint64_t district, std::uint64_t village) noexcept {
    return matching::mixed(district * 31 + village);
}

}  // namespace

Villages::Villages() {
    std::uint64_t district = 0;
    places_.reserve(260'000);
    regions::each_packed([&](RegionCode const& code, std::string_view name) {
        auto const digits = code.view();
        if (digits.size() == 4) add(name_hash(name, regency_seed), digits);
        if (digits.size() == 6) {
            district = name_hash(name, district_seed);
            add(district, digits);
        }
        if (digits.size() != 10) return;
        auto const village = name_hash(name, village_seed);
        add(village_key(district, village), digits);
        add(village, digits);
    });
    std::ranges::sort(places_, {}, [](Place const& p) { return std::pair(p.key, std::string_view(p.code, p.size)); });
}

void Villages::add(std::uint64_t key, std::string_view code) {
    Place place{key, {}, static_cast<std::uint8_t>(code.size())};
    std::memcpy(place.code, code.data(), std::min(code.size(), sizeof place.code));
    places_.push_back(place);
}

std::string_view Villages::one_of(std::uint64_t key, std::string_view regency) const {
    auto const [from, to] = std::ranges::equal_range(places_, key, {}, &Place::key);
    std::string_view found;
    for (auto at = from; at != to; ++at) {
        std::string_view const code(at->code, at->size);
        if (!code.starts_with(regency)) continue;
        if (!found.empty()) return {};  // two of one name
        found = code;
    }
    return found;
}

std::string_view Villages::regency(std::string_view name) const {
    auto const found = one_of(name_hash(name, regency_seed), {});
    return found.size() == 4 ? found : std::string_view{};
}

std::string_view Villages::find(std::string_view district, std::string_view village, std::string_view regency) const {
    auto const above = name_hash(district, district_seed), own = name_hash(village, village_seed);
    if (above != 0 && own != 0)
        if (auto const found = one_of(village_key(above, own), regency); !found.empty()) return found;
    // Without its district a name is only worth something within one regency.
    if (above == 0 && own != 0 && !regency.empty()) return one_of(own, regency);
    return above == 0 ? std::string_view{} : one_of(above, regency);
}

}  // namespace sinergi::lists
