#pragma once
// Chance from a seed, and people who do not exist. The same seed gives the same people on every machine.

#include "base/region_code.hpp"

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace sinergi::seed {

/// std's distributions differ by library; these do not.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : engine_(seed) {}
    /// 0 .. count-1
    [[nodiscard]] std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
    /// first .. last, both included
    [[nodiscard]] int between(int first, int last) {
        return first + static_cast<int>(below(static_cast<std::size_t>(last - first + 1)));
    }
    [[nodiscard]] bool is_one_in(std::size_t count) { return below(count) == 0; }
    /// One of a list that outlives the call.
    template <class List>
    [[nodiscard]] auto const& of(List const& list) {
        return list[below(list.size())];
    }

private:
    std::mt19937_64 engine_;
};

enum class Sex : std::uint8_t { male, female };
/// When somebody was born: names of grandparents, of parents, of the young.
enum class Era : std::uint8_t { old, middle, young };

struct Somebody {
    std::string name;
    Sex sex = Sex::male;
    /// "Pak Endang", "Ibu Komariah": as neighbours say it.
    [[nodiscard]] std::string called() const;
};

/// Made from names.csv: one to three elements, no family name.
[[nodiscard]] Somebody make_somebody(Chance& chance, Era era);
/// "+62812900" and five digits: no network gives these out in a row, and nobody is called by the demo.
[[nodiscard]] std::string make_phone(Chance& chance);
/// 16 digits with a serial from 9000 on, which the population office does not reach.
[[nodiscard]] std::string make_nik(Chance& chance, RegionCode const& district);

}  // namespace sinergi::seed
