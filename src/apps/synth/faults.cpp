#include "synth/faults.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::synth {
namespace {

std::string written(Day const& day) {
    return day.year == 0 ? std::string() : fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

/// As the fingers of an office that counts the day first.
std::string written_otherwise(Chance& chance, Day const& day) {
    switch (chance.below(3)) {
        case 0:
            return fmt::format("{:02}-{:02}-{:04}", day.day, day.month, day.year);
        case 1:
            return fmt::format("{:02}/{:02}/{:04}", day.day, day.month, day.year);
        default:
            return fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day);
    }
}

double level_of(Errors errors) {
    switch (errors) {
        case Errors::mild:
            return 0.5;
        case Errors::usual:
            return 1.0;
        case Errors::rough:
            return 1.7;
    }
    return 1.0;
}

}  // namespace

std::string Flaws::text() const {
    std::string out;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Flaw>>([&](auto flaw) {
        if (!has(flaw.value)) return;
        if (!out.empty()) out += ' ';
        out += flaw.name;
    });
    return out;
}

Entry entry_of(Person const& person) {
    return {.person = person.id,
            .family = person.family,
            .kk = person.kk,
            .nik = person.nik,
            .name = person.name,
            .sex = person.sex == Sex::man ? "L" : "P",
            .birthplace = std::string(person.birthplace),
            .born = written(person.born),
            .mother = person.mother,
            .address = person.address,
            .rt = std::to_string(person.rt),
            .rw = std::to_string(person.rw),
            .village = person.village.text(),
            .flaws = {}};
}

Scribe::Scribe(Families& families, Errors errors, std::uint64_t seed)
    : families_(&families), chance_(seed ^ 0x5DEECE66DU), level_(level_of(errors)) {}

Entry Scribe::write(Person const& person, std::vector<Person> const& family) {
    care_ = level_ * (chance_.is(0.36) ? 0.25 : 1.2);
    auto entry = entry_of(person);
    spoil_name(entry.name, person.sex, entry.flaws);
    spoil_nik(entry, person, family);
    spoil_day(entry, person.born);
    if (chance_.is(0.10 * level_)) {
        entry.mother.clear();
        entry.flaws.add(Flaw::mother_empty);
    } else {
        Flaws own;
        spoil_name(entry.mother, Sex::woman, own);
        if (own.bits != 0) entry.flaws.add(Flaw::mother_written);
    }
    spoil_home(entry, person);
    spoil_kk(entry, person);
    spoil_rest(entry, person);
    return entry;
}

void Scribe::spoil_name(std::string& name, Sex sex, Flaws& flaws) {
    if (is(0.15)) {
        name = spelt_otherwise(chance_, name);
        flaws.add(Flaw::name_spelling);
    }
    if (is(0.11)) {
        name = with_slip(chance_, std::move(name));
        flaws.add(Flaw::name_typo);
    }
    auto space = name.rfind(' ');
    if (space != std::string::npos && is(0.065)) {
        name.erase(space);
        flaws.add(Flaw::name_dropped);
    } else if (space != std::string::npos && is(0.045)) {
        name.erase(space + 2);
        flaws.add(Flaw::name_initial);
    } else if (space != std::string::npos && is(0.025)) {
        name.erase(space, 1);
        flaws.add(Flaw::name_joined);
    } else if (space != std::string::npos && is(0.015)) {
        name = name.substr(space + 1) + " " + name.substr(0, space);
        flaws.add(Flaw::name_order);
    } else if (space == std::string::npos && name.size() > 8 && is(0.02)) {
        name.insert(name.size() / 2, 1, ' ');
        flaws.add(Flaw::name_split);
    }
    if (is(0.006)) {
        auto const end = std::min(name.find(' '), name.size());
        if (auto const other = nickname_of(chance_, std::string_view(name).substr(0, end)); !other.empty()) {
            name.replace(0, end, other);
            flaws.add(Flaw::name_nickname);
        }
    }
    constexpr std::array<std::string_view, 5> men{"H. ", "H ", "DRS. ", "ALM. ", "KH. "};
    constexpr std::array<std::string_view, 4> women{"HJ. ", "HJ ", "DRA. ", "ALMH. "};
    if (is(0.022)) {
        if (chance_.is(0.75))
            name.insert(0, sex == Sex::man ? chance_.of(men) : chance_.of(women));
        else
            name += chance_.is(0.5) ? ", S.PD" : " SE";
        flaws.add(Flaw::name_title);
    }
    if (is(0.008)) {
        name += sex == Sex::man ? " BIN " : " BINTI ";
        name += make_name(chance_, Custom::java, Sex::man, Era::old, {}).substr(0, 12);
        flaws.add(Flaw::name_bin);
    }
}

void Scribe::spoil_nik(Entry& entry, Person const& person, std::vector<Person> const& family) {
    auto& nik = entry.nik;
    auto& flaws = entry.flaws;
    if (chance_.is(0.09 * level_)) {
        nik.clear();
        flaws.add(Flaw::nik_empty);
    } else if (is(0.045)) {
        for (int slips = chance_.is(0.25) ? 2 : 1; slips > 0; --slips)
            nik[chance_.below(16)] = static_cast<char>('0' + static_cast<int>(chance_.below(10)));
        flaws.add(Flaw::nik_digits);
    } else if (is(0.018)) {
        auto const at = chance_.below(15);
        std::swap(nik[at], nik[at + 1]);
        flaws.add(Flaw::nik_swapped);
    } else if (family.size() > 1 && is(0.018)) {
        nik = chance_.of(family).nik;
        if (nik != person.nik) flaws.add(Flaw::nik_of_family);
    } else if (is(0.012)) {
        nik.replace(chance_.is(0.5) ? 12 : 0, chance_.is(0.5) ? 4 : 16, "0000");
        flaws.add(Flaw::nik_placeholder);
    } else if (person.sex == Sex::woman && is(0.008)) {
        nik[6] = static_cast<char>(nik[6] - 4);
        flaws.add(Flaw::nik_without_40);
    } else if (is(0.006)) {
        nik = person.kk;
        flaws.add(Flaw::nik_is_kk);
    } else if (is(0.004)) {
        nik = fmt::format("{}.{}E+15", nik.substr(0, 1), nik.substr(1, 5));
        flaws.add(Flaw::nik_excel);
    } else if (is(0.006)) {
        nik.erase(chance_.below(16), 1);
        flaws.add(Flaw::nik_short);
    } else if (is(0.004)) {
        nik.insert(0, 1, '\'');
        flaws.add(Flaw::nik_apostrophe);
    }
}

void Scribe::spoil_day(Entry& entry, Day day) {
    auto const keep = [&](Flaw flaw, Day changed) {
        changed.day = std::min(changed.day, days_in(changed.month, changed.year));
        entry.born = written(changed);
        entry.flaws.add(flaw);
    };
    if (day.day <= 12 && day.day != day.month && is(0.045)) {
        keep(Flaw::day_swapped, {day.year, day.day, day.month});
    } else if (is(0.02)) {
        keep(Flaw::day_year, {day.year + (chance_.is(0.5) ? 1 : -1) * (chance_.is(0.25) ? 10 : 1), day.month, day.day});
    } else if (is(0.014)) {
        keep(Flaw::day_default, chance_.is(0.5) ? Day{day.year, 7, 1} : Day{day.year, 1, 1});
    } else if (is(0.026)) {
        keep(Flaw::day_digit, chance_.is(0.6) ? Day{day.year, day.month, 1 + (day.day + chance_.between(0, 2)) % 28}
                                              : Day{day.year, 1 + (day.month + chance_.between(0, 1)) % 12, day.day});
    } else if (is(0.008)) {
        entry.born.clear();
        entry.flaws.add(Flaw::day_empty);
    } else if (is(0.01)) {
        entry.born = written_otherwise(chance_, day);
        entry.flaws.add(Flaw::day_format);
    }
}

Scribe::Move Scribe::draw_move(Person const& from) {
    auto const digits = from.village.view();
    Village const home{.code = from.village, .regency = 0, .name = digits};
    auto const& village = families_->places().near(chance_, home);
    return {.village = &village,
            .kk = families_->new_kk(chance_, village.code),
            .address = make_address(chance_, village),
            .rt = chance_.between(1, 12),
            .rw = chance_.between(1, 9)};
}

void Scribe::apply(Move const& move, Entry& entry) {
    entry.village = move.village->code.text();
    entry.kk = move.kk;
    entry.address = move.address;
    entry.rt = std::to_string(move.rt);
    entry.rw = std::to_string(move.rw);
    entry.flaws.add(Flaw::village_new);
}

void Scribe::spoil_home(Entry& entry, Person const& person) {
    if (chance_.is(0.10 * level_)) {
        auto const move = draw_move(person);
        apply(move, entry);
        // Moved out of the house, but not yet out of the family card.
        if (chance_.is(0.5)) entry.kk = person.kk;
        return;
    }
    if (chance_.is(0.3 * level_)) {
        Village const home{.code = person.village, .regency = 0, .name = "DUSUN I"};
        if (chance_.is(0.35)) {
            entry.address = make_address(chance_, home);
            entry.flaws.add(Flaw::address_new);
        } else {
            auto const blank = entry.address.find(' ');
            constexpr std::array<std::string_view, 6> words{"JL ", "JLN. ", "JALAN ", "DSN ", "DUSUN ", "KP. "};
            if (blank != std::string::npos) entry.address.replace(0, blank + 1, chance_.of(words));
            entry.flaws.add(Flaw::address_written);
        }
    }
    if (auto const number = entry.address.find(" NO "); number != std::string::npos && is(0.18)) {
        entry.address.erase(number);
        entry.flaws.add(Flaw::address_written);
    }
    if (is(0.09)) {
        entry.address = with_slip(chance_, std::move(entry.address));
        entry.flaws.add(Flaw::address_written);
    }
}

void Scribe::spoil_kk(Entry& entry, Person const& person) {
    if (chance_.is(0.10 * level_)) {
        entry.kk = families_->new_kk(chance_, person.village);
        entry.flaws.add(Flaw::kk_new);
    } else if (chance_.is(0.03 * level_)) {
        entry.kk.clear();
        entry.flaws.add(Flaw::kk_empty);
    } else if (is(0.03)) {
        entry.kk = with_slip(chance_, std::move(entry.kk));
        entry.flaws.add(Flaw::kk_digits);
    }
}

void Scribe::spoil_rest(Entry& entry, Person const& person) {
    if (is(0.06)) {
        if (chance_.is(0.5))
            entry.birthplace = with_slip(chance_, std::move(entry.birthplace));
        else if (chance_.is(0.5))
            entry.birthplace.clear();
        else
            entry.birthplace.insert(0, "KAB. ");
        entry.flaws.add(Flaw::place_written);
    }
    if (is(0.004)) {
        entry.sex = person.sex == Sex::man ? "P" : "L";
        entry.flaws.add(Flaw::sex_wrong);
    }
    if (is(0.08)) {
        entry.rt = entry.rw = "0";
        entry.flaws.add(Flaw::rt_missing);
    }
}

}  // namespace sinergi::synth
