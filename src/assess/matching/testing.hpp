#pragma once
// Made-up people for tests: an own little registry with planted duplicates.

#include "matching/engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace sinergi::matching::testing {

struct Person {
    std::array<std::string, fields_max> fields;
    std::string id;
    int truth = 0;
};

inline std::string& field(Person& person, Field f) { return person.fields[at(f)]; }

inline std::vector<Record> records_of(std::vector<Person> const& people) {
    std::vector<Record> out;
    for (auto const& person : people) {
        Record record;
        record.id = person.id;
        for (std::size_t f = 0; f < fields_max; ++f) record.fields[f] = person.fields[f];
        out.push_back(record);
    }
    return out;
}

/// One slip of a finger in a text.
inline void slip(std::string& text, std::mt19937& chance) {
    if (text.size() > 3) text[1 + chance() % (text.size() - 2)] = static_cast<char>('A' + chance() % 26);
}

inline Person made_up(int number, std::mt19937& chance) {
    static std::vector<std::string> const given{"SLAMET", "BUDI",   "RATNA",   "DEWI",     "AGUS",
                                                "SUGENG", "INDAH",  "WULAN",   "MUHAMMAD", "SITI",
                                                "JOKO",   "HENDRA", "LESTARI", "YULI",     "RUSLAN"};
    static std::vector<std::string> const last{"HIDAYAT", "SIREGAR",  "WIJAYA",  "LUBIS", "SAPUTRA", "NASUTION",
                                               "GINTING", "MANURUNG", "TANJUNG", "PURBA", "KOTO",    "SITORUS"};
    auto const pick = [&](std::vector<std::string> const& from) { return from[chance() % from.size()]; };
    Person person;
    person.id = "p" + std::to_string(number) + "a";
    person.truth = number;
    auto const year = 1950 + chance() % 70, month = 1 + chance() % 12, day = 1 + chance() % 28;
    bool const is_woman = chance() % 2 == 0;
    auto const area = fmt::format("{:02}{:02}{:02}", 11 + chance() % 20, 1 + chance() % 9, 1 + chance() % 9);
    field(person, Field::nama) = pick(given) + " " + pick(last);
    field(person, Field::nama_ibu) = pick(given) + " " + pick(last);
    field(person, Field::tgl_lahir) = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    field(person, Field::jk) = is_woman ? "P" : "L";
    field(person, Field::nik) = fmt::format("{}{:02}{:02}{:02}{:04}", area, day + (is_woman ? 40U : 0U), month,
                                            year % 100, 9000 + number % 1000);
    field(person, Field::no_kk) = fmt::format("{}{:06}{:04}", area, 10100 + chance() % 100, 9000 + number % 1000);
    field(person, Field::alamat) = fmt::format("JL {} NO {}", pick(last), 1 + chance() % 200);
    field(person, Field::kode_wil) = area + fmt::format("20{:02}", 1 + chance() % 12);
    return person;
}

/// `count` people, every third of them written down twice, the second time with faults.
inline std::vector<Person> village(int count, unsigned seed = 1) {
    std::mt19937 chance(seed);
    std::vector<Person> out;
    for (int i = 0; i < count; ++i) {
        auto person = made_up(i, chance);
        out.push_back(person);
        if (i % 3 != 0) continue;
        person.id = "p" + std::to_string(i) + "b";
        if (chance() % 2 == 0) slip(field(person, Field::nama), chance);
        if (chance() % 4 == 0) field(person, Field::nik).clear();
        if (chance() % 5 == 0) field(person, Field::nama_ibu).clear();
        if (chance() % 5 == 0) field(person, Field::alamat) = "GG MELATI";
        out.push_back(person);
    }
    return out;
}

/// Share of true pairs among found ones, times share of found ones among true ones, as F1.
inline double f1(std::vector<Person> const& people, std::vector<std::uint32_t> const& cluster) {
    double both = 0, found = 0, real = 0;
    for (std::size_t i = 0; i < people.size(); ++i)
        for (auto k = i + 1; k < people.size(); ++k) {
            bool const is_found = cluster[i] == cluster[k], is_real = people[i].truth == people[k].truth;
            found += is_found;
            real += is_real;
            both += is_found && is_real;
        }
    return 2 * both / std::max(1.0, found + real);
}

}  // namespace sinergi::matching::testing
