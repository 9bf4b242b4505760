#pragma once
// Families as they truly are. What somebody wrote about them is another matter (faults.hpp).

#include "synth/names.hpp"
#include "synth/places.hpp"

#include <vector>

namespace sinergi::synth {

/// The year in which the made-up world is looked at.
inline constexpr int this_year = 2026;

struct Day {
    int year = 0, month = 0, day = 0;  // year 0: not known
    friend bool operator==(Day const&, Day const&) = default;
};
[[nodiscard]] int days_in(int month, int year) noexcept;

/// Place in the family, numbered as family cards number it.
enum class Role : std::uint8_t { head = 1, husband, wife, child, child_in_law, grandchild, parent, parent_in_law };

struct Person {
    std::uint64_t id = 0, family = 0;
    Role role = Role::head;
    Sex sex = Sex::man;
    Custom custom = Custom::java;
    Day born;
    std::string name, mother, nik, kk, address;
    std::string_view birthplace;
    RegionCode village;
    int rt = 0, rw = 0;
    bool is_widowed = false;
};

/// Gives out numbers of 16 digits, each once: area, day, and a serial from 9001 on, which no office reaches. (After 999
/// of one area and day they come again.)
class Numbers {
public:
    Numbers() : given_(slots) {}
    [[nodiscard]] std::string nik(RegionCode const& district, Day const& born, Sex sex);
    [[nodiscard]] std::string kk(RegionCode const& district, Day const& issued);

private:
    [[nodiscard]] std::string next(std::string_view head);
    static constexpr std::size_t slots = std::size_t{1} << 24;
    std::vector<std::uint16_t> given_;  // by hash of area and day: what collides only leaves serials out
};

/// Makes families one after the other; the same seed makes the same ones.
class Families {
public:
    Families(Places const& places, std::uint64_t seed) : places_(&places), chance_(seed) {}

    /// The members of the next family, its head first, one to some nine of them. Valid until the next call.
    [[nodiscard]] std::vector<Person> const& next();
    [[nodiscard]] Places const& places() const noexcept { return *places_; }
    [[nodiscard]] std::uint64_t persons() const noexcept { return persons_; }
    [[nodiscard]] std::uint64_t families() const noexcept { return families_; }
    /// A new family card of that district, for somebody who moved.
    [[nodiscard]] std::string new_kk(Chance& chance, RegionCode const& village);

private:
    struct Home {
        Village const* village;
        Custom custom;
        std::string_view clan;
    };
    Person& add(Role role, Sex sex, int year, std::string_view clan, std::string mother, RegionCode const& born_in,
                int birth_order = 0);
    void add_adults(int year);
    void add_children(int year_of_first, int count, Role role, std::string const& mother, std::string const& father);
    void add_twin(Person const& of);
    [[nodiscard]] Day draw_birthday(int year);
    [[nodiscard]] RegionCode draw_birthplace();
    [[nodiscard]] std::string draw_mother(int child_born);

    Places const* places_;
    Chance chance_;
    Numbers numbers_;
    std::uint64_t persons_ = 0, families_ = 0;
    Home home_{};
    std::vector<Person> members_;
};

}  // namespace sinergi::synth
