#pragma once
// What goes wrong between a person and a register: kinds of faults, how often they happen, and who writes them down.

#include "synth/people.hpp"

#include <boost/describe.hpp>

namespace sinergi::synth {

/// One kind each, as they are met in the field.
enum class Flaw : std::uint8_t {
    name_spelling,
    name_typo,
    name_dropped,
    name_initial,
    name_joined,
    name_split,
    name_order,
    name_title,
    name_bin,
    name_nickname,
    day_swapped,
    day_year,
    day_default,
    day_digit,
    day_format,
    day_empty,
    nik_empty,
    nik_digits,
    nik_swapped,
    nik_of_family,
    nik_placeholder,
    nik_without_40,
    nik_is_kk,
    nik_excel,
    nik_short,
    nik_apostrophe,
    kk_new,
    kk_digits,
    kk_empty,
    mother_empty,
    mother_written,
    address_written,
    address_new,
    village_new,
    place_written,
    sex_wrong,
    rt_missing,
    family_twice,
    head_missing,
    head_twice,
};
BOOST_DESCRIBE_ENUM(Flaw, name_spelling, name_typo, name_dropped, name_initial, name_joined, name_split, name_order,
                    name_title, name_bin, name_nickname, day_swapped, day_year, day_default, day_digit, day_format,
                    day_empty, nik_empty, nik_digits, nik_swapped, nik_of_family, nik_placeholder, nik_without_40,
                    nik_is_kk, nik_excel, nik_short, nik_apostrophe, kk_new, kk_digits, kk_empty, mother_empty,
                    mother_written, address_written, address_new, village_new, place_written, sex_wrong, rt_missing,
                    family_twice, head_missing, head_twice)

/// Which flaws a record has, one bit each.
struct Flaws {
    std::uint64_t bits = 0;
    void add(Flaw flaw) noexcept { bits |= std::uint64_t{1} << static_cast<unsigned>(flaw); }
    [[nodiscard]] bool has(Flaw flaw) const noexcept { return (bits >> static_cast<unsigned>(flaw) & 1U) != 0; }
    /// "name_typo nik_empty"
    [[nodiscard]] std::string text() const;
};

/// How rough a register is kept. `usual` has about the shares that local registers show beside the civil one.
enum class Errors : std::uint8_t { mild, usual, rough };
BOOST_DESCRIBE_ENUM(Errors, mild, usual, rough)

/// A person as somebody wrote it down.
struct Entry {
    std::uint64_t person = 0, family = 0;
    std::string kk, nik, name, sex, birthplace, born, mother, address, rt, rw, village;
    Flaws flaws;
};

/// Without a flaw.
[[nodiscard]] Entry entry_of(Person const& person);

/// A careless hand.
class Scribe {
public:
    Scribe(Families& families, Errors errors, std::uint64_t seed);

    /// Writes down somebody once more. A third of what is written has few flaws, the rest has them.
    /// @param family all members, for the mistakes that mix them up
    [[nodiscard]] Entry write(Person const& person, std::vector<Person> const& family);

    /// A house that was left: everybody of a family gets this in a second list.
    struct Move {
        Village const* village;
        std::string kk, address;
        int rt, rw;
    };
    [[nodiscard]] Move draw_move(Person const& from);
    static void apply(Move const& move, Entry& entry);

    [[nodiscard]] Chance& chance() noexcept { return chance_; }

private:
    void spoil_nik(Entry& entry, Person const& person, std::vector<Person> const& family);
    void spoil_kk(Entry& entry, Person const& person);
    void spoil_day(Entry& entry, Day day);
    void spoil_home(Entry& entry, Person const& person);
    void spoil_rest(Entry& entry, Person const& person);
    void spoil_name(std::string& name, Sex sex, Flaws& flaws);
    [[nodiscard]] bool is(double share) noexcept { return chance_.is(share * care_); }

    Families* families_;
    Chance chance_;
    double level_;     // of the whole list
    double care_ = 1;  // of the entry in hand
};

/// One slip: a letter left out, doubled, swapped, or its neighbour on the keyboard.
[[nodiscard]] std::string with_slip(Chance& chance, std::string text);
/// The same name as another office spells it; the name itself when nothing in it can be spelt otherwise.
[[nodiscard]] std::string spelt_otherwise(Chance& chance, std::string const& name);
/// What a man of that name is called at home; empty when we know of none.
[[nodiscard]] std::string_view nickname_of(Chance& chance, std::string_view first_element);

}  // namespace sinergi::synth
