#pragma once
// Names of people who do not exist: elements from names.txt, put together as the peoples of the country do.

#include "synth/chance.hpp"

#include <string>
#include <string_view>

namespace sinergi::synth {

enum class Sex : std::uint8_t { man, woman };
/// Born before 1965, until 1994, later: names of grandparents, of parents, of the young.
enum class Era : std::uint8_t { old, middle, young };
[[nodiscard]] constexpr Era era_of(int year) noexcept {
    return year < 1965 ? Era::old : year < 1995 ? Era::middle : Era::young;
}

/// Whose way of naming a family follows.
enum class Custom : std::uint8_t {
    java,
    sunda,
    batak,
    minang,
    malay,
    aceh,
    bali,
    sasak,
    bugis,
    manado,
    east,
    papua,
    dayak,
    chinese,
};
inline constexpr std::size_t customs = 14;

/// The custom of a family in a province, by its two digits.
[[nodiscard]] Custom custom_in(Chance& chance, int province);

/// One to four elements in capital letters.
/// @param clan stands last where it is not empty
/// @param birth_order from 0; only Bali names by it
[[nodiscard]] std::string make_name(Chance& chance, Custom custom, Sex sex, Era era, std::string_view clan,
                                    int birth_order = 0);
/// A name that is handed down; empty where the custom, or this family, has none.
[[nodiscard]] std::string_view clan_of(Chance& chance, Custom custom);

}  // namespace sinergi::synth
