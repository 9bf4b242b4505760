// Families as a village sends them.

#include "synth/sheet.hpp"
#include "synth/synth.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace sinergi::synth {
namespace {

constexpr std::string_view family_columns = "no_kk,nik_kepala,nama_kepala,alamat,rt,rw,kode_wil,jumlah_anggota\n";
constexpr std::string_view member_columns =
    "no_kk,nik,nama,jk,tempat_lahir,tgl_lahir,shdk,status_kawin,agama,pendidikan,pekerjaan,nama_ibu\n";
/// The forms of 2015 repeat the number of each question under its heading.
constexpr std::string_view second_head = "(1),(2),(3),(4),(5),(6),(7),(8),(9),(10),(11),(12)\n";
constexpr std::string_view truth_columns = "line,person,family,flaws\n";

/// How much of a list is written carelessly.
double careless_share(Errors errors) {
    switch (errors) {
        case Errors::mild:
            return 0.04;
        case Errors::usual:
            return 0.12;
        case Errors::rough:
            return 0.30;
    }
    return 0.12;
}

int religion_of(Custom custom) {
    switch (custom) {
        case Custom::batak:
        case Custom::manado:
        case Custom::papua:
        case Custom::dayak:
            return 2;
        case Custom::east:
            return 3;
        case Custom::bali:
            return 4;
        case Custom::chinese:
            return 5;
        case Custom::java:
        case Custom::sunda:
        case Custom::minang:
        case Custom::malay:
        case Custom::aceh:
        case Custom::sasak:
        case Custom::bugis:
            return 1;
    }
    return 1;
}

int marriage_of(Person const& person, bool has_spouse) {
    switch (person.role) {
        case Role::head:
            return has_spouse ? 2 : person.is_widowed ? 4 : this_year - person.born.year < 35 ? 1 : 3;
        case Role::husband:
        case Role::wife:
        case Role::child_in_law:
            return 2;
        case Role::child:
        case Role::grandchild:
            return 1;
        case Role::parent:
        case Role::parent_in_law:
            return 4;
    }
    return 1;
}

int schooling_of(Chance& chance, int age) {
    if (age < 6) return 1;
    if (age < 13) return 2;
    if (age < 16) return 3;
    if (age < 19) return 4;
    auto const drawn = chance.share();
    if (age > 60) return drawn < .5 ? 2 : drawn < .85 ? 3 : drawn < .95 ? 4 : 5;
    return drawn < .08 ? 2 : drawn < .35 ? 3 : drawn < .6 ? 4 : drawn < .9 ? 5 : drawn < .94 ? 7 : 8;
}

/// Numbers of the list on a family card: 1 none, 2 keeps the house, 3 pupil, 9 farmer, 19 day labourer ...
int work_of(Chance& chance, Person const& person, int age) {
    if (age < 6) return 1;
    if (age < 19) return 3;
    if (person.sex == Sex::woman && chance.is(0.6)) return 2;
    constexpr std::array usual{9, 19, 15, 8, 13, 9, 19, 14, 11, 1};
    return chance.of(usual);
}

struct Writer {
    Sheet families, members, truth;
    std::uint64_t line = 1;  // of anggota.csv, its head being 1

    void add_member(Entry const& entry, Person const& person, bool has_spouse, int role, Chance& chance) {
        auto const age = this_year - person.born.year;
        std::string row;
        auto const cell = [&](std::string_view text) {
            append_cell(row, text);
            row += ',';
        };
        for (auto const* text : {&entry.kk, &entry.nik, &entry.name, &entry.sex, &entry.birthplace, &entry.born})
            cell(*text);
        row += fmt::format("{},{},{},{},{},", role, marriage_of(person, has_spouse), religion_of(person.custom),
                           schooling_of(chance, age), work_of(chance, person, age));
        append_cell(row, entry.mother);
        row += '\n';
        members.write(row);
        truth.write(fmt::format("{},{},{},{}\n", ++line, entry.person, entry.family, entry.flaws.text()));
    }

    void add_family(Entry const& head, std::size_t count) {
        std::string row;
        for (auto const* text : {&head.kk, &head.nik, &head.name, &head.address, &head.rt, &head.rw, &head.village}) {
            append_cell(row, *text);
            row += ',';
        }
        families.write(row + std::to_string(count) + "\n");
    }
};

/// What is wrong with a family as a whole.
enum class Odd : std::uint8_t { no, no_head, two_heads };
Odd draw_odd(Chance& chance, Errors errors, std::size_t members) {
    auto const share = careless_share(errors) / 30;
    if (members < 2) return Odd::no;
    return chance.is(share) ? Odd::no_head : chance.is(share) ? Odd::two_heads : Odd::no;
}

void write_family(Writer& out, Scribe& scribe, std::vector<Person> const& family, Errors errors,
                  Scribe::Move const* moved) {
    auto& chance = scribe.chance();
    auto const odd = draw_odd(chance, errors, family.size());
    bool const has_spouse = family.size() > 1 && family[1].role == Role::wife;
    for (std::size_t at = 0; at < family.size(); ++at) {
        auto const& person = family[at];
        auto entry = chance.is(careless_share(errors)) ? scribe.write(person, family) : entry_of(person);
        if (!moved) entry.kk = entry.flaws.has(Flaw::kk_digits) ? entry.kk : person.kk;
        auto role = static_cast<int>(person.role);
        if (moved) {
            Scribe::apply(*moved, entry);
            entry.flaws.add(Flaw::family_twice);
        }
        if (odd == Odd::no_head && at == 0) {
            role = 11;
            entry.flaws.add(Flaw::head_missing);
        }
        if (odd == Odd::two_heads && at == 1) {
            role = 1;
            entry.flaws.add(Flaw::head_twice);
        }
        if (at == 0) out.add_family(entry, family.size());
        out.add_member(entry, person, has_spouse, role, chance);
    }
}

}  // namespace

Result<Tally> make_registry(Wish const& wish, std::string const& folder) {
    SINERGI_TRY(places, Places::within(wish.area));
    std::filesystem::create_directories(folder);
    Families families(places, wish.seed);
    Scribe scribe(families, wish.errors, wish.seed);
    auto const file = [&](char const* name) { return (std::filesystem::path(folder) / name).string(); };
    Writer out{.families = {file("keluarga.csv"), family_columns},
               .members = {file("anggota.csv"), member_columns},
               .truth = {file("truth.csv"), truth_columns}};
    if (wish.errors == Errors::rough) {
        out.members.write(second_head);
        ++out.line;
    }
    while (families.persons() < wish.persons) {
        auto const& family = families.next();
        write_family(out, scribe, family, wish.errors, nullptr);
        if (!scribe.chance().is(careless_share(wish.errors) / 20)) continue;
        auto const move = scribe.draw_move(family.front());
        write_family(out, scribe, family, wish.errors, &move);
    }
    Tally const tally{.persons = families.persons(),
                      .families = families.families(),
                      .rows = out.members.rows(),
                      .others = out.families.rows()};
    out.families.end();
    out.members.end();
    out.truth.end();
    return tally;
}

}  // namespace sinergi::synth
