// Who of a file may stand twice: in the file itself, or in the registry already. Listed row by row before anything is
// applied, and pairs of the queue once it is.

#include "base/text.hpp"
#include "registry/actions/shared.hpp"
#include "registry/intake/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace sinergi::registry::intake {
namespace {

constexpr std::int64_t same_number = 12'000;  // thousandths of a bit, as for a NIK in common
constexpr std::int64_t same_name_and_day = 6'000;

}  // namespace

/// Who the officer may see is named; of somebody beyond the office only that he is there.
void Loader::list_known(std::uint32_t place, std::string_view column, Person const& other) {
    if (++known_listed_ > faults_listed_max) return;
    auto const& row = told_.persons[place];
    bool const is_seen = wish_.by.area.has(other.region);
    late_faults_.push_back({Fault::known_already, row.file, row.line, std::string(column),
                            is_seen ? fmt::format("{}, {}", other.name, atlas_.name_of(other.region)) : std::string{}});
}

void Loader::note_known(db::Tx& tx, std::uint32_t place, Person const& told) {
    std::optional<Person> likeliest;
    for (auto& other : store::persons_by_nik(tx, told.nik, 3)) {
        if (other.state == PersonState::merged) continue;
        doubles_.push_back({place, other.id.raw(), same_number});
        if (!likeliest) likeliest = std::move(other);
    }
    if (likeliest) {
        list_known(place, "nik", *likeliest);
        return;
    }
    if (wish_.known == nullptr) return;
    auto const& row = told_.persons[place];
    auto const family = told_.family(told_.families[row.family]);
    auto const found = wish_.known->search({.nik = told.nik,
                                            .no_kk = family.no_kk,
                                            .name = told.name,
                                            .sex = told.sex,
                                            .born_on = told.born_on,
                                            .born_place = told.born_place,
                                            .mother_name = told.mother_name,
                                            .address = family.address,
                                            .region = family.region},
                                           3);
    for (auto const& hit : found.hits) {
        if (hit.score.total < 0) break;  // less likely than not
        doubles_.push_back({place, hit.id, hit.score.total});
        if (!likeliest) likeliest = store::find_person(tx, PersonId(hit.id));
    }
    if (likeliest) list_known(place, "nama", *likeliest);
}

/// Each of the two rows names the other.
void Loader::note_double(std::uint32_t one, std::uint32_t other, std::string_view column, std::int64_t score) {
    own_doubles_.push_back({one, other, score});
    if (own_doubles_.size() > faults_listed_max) return;
    auto const list = [&](ToldPerson const& row, ToldPerson const& twin) {
        late_faults_.push_back({Fault::twice_in_file, row.file, row.line, std::string(column),
                                fmt::format("{} : {}", told_.files[twin.file], twin.line)});
    };
    list(told_.persons[one], told_.persons[other]);
    list(told_.persons[other], told_.persons[one]);
}

void Loader::note_doubles() {
    std::unordered_map<std::string_view, std::uint32_t> by_number;
    by_number.reserve(told_.persons.size());
    for (std::uint32_t i = 0; i < told_.persons.size(); ++i) {
        if (person_fate_[i] != Fate::fresh || told_.persons[i].nik.empty()) continue;
        auto const [first, is_new] = by_number.try_emplace(told_.persons[i].nik, i);
        if (!is_new) note_double(first->second, i, "nik", same_number);
    }
    note_nameless_doubles();
}

/// Of two rows with one name, day and sex in one village, where a NIK is missing: twins have two names, and who has two
/// numbers is two.
void Loader::note_nameless_doubles() {
    std::unordered_multimap<std::uint64_t, std::uint32_t> by_name;
    // Names are compared only where all else is the same.
    auto const key_of = [&](ToldPerson const& one) {
        auto const place = std::hash<std::string_view>{}(told_.families[one.family].region);
        return place ^ (static_cast<std::uint64_t>(static_cast<std::uint32_t>(one.born_on)) << 8U) ^
               static_cast<std::uint64_t>(one.sex);
    };
    auto const is_one_name = [&](ToldPerson const& one, ToldPerson const& other) {
        return one.born_on == other.born_on && one.sex == other.sex &&
               told_.families[one.family].region == told_.families[other.family].region &&
               search_key(one.name) == search_key(other.name);
    };
    bool is_any_without = false;
    for (std::uint32_t i = 0; i < told_.persons.size(); ++i) {
        auto const& one = told_.persons[i];
        if (person_fate_[i] != Fate::fresh || !one.nik.empty() || one.born_on == no_day) continue;
        is_any_without = true;
        by_name.emplace(key_of(one), i);
    }
    if (!is_any_without) return;
    for (std::uint32_t i = 0; i < told_.persons.size(); ++i) {
        auto const& one = told_.persons[i];
        if (person_fate_[i] != Fate::fresh || one.born_on == no_day) continue;
        auto const [first, last] = by_name.equal_range(key_of(one));
        for (auto at = first; at != last; ++at) {
            // Within one family it is said already; two without a number meet once.
            auto const& other = told_.persons[at->second];
            bool const is_told = other.family == one.family;
            bool const is_met = one.nik.empty() && at->second >= i;
            if (!is_told && !is_met && is_one_name(one, other)) note_double(at->second, i, "nama", same_name_and_day);
        }
    }
}

void Loader::write_doubles(Moment made_at) {
    constexpr std::size_t at_once = 500;
    struct Two {
        std::int64_t one, other, score;
    };
    std::vector<Two> pairs;
    for (auto const& [place, id, score] : doubles_)
        if (person_id_[place] != 0) pairs.push_back({person_id_[place], id, score});
    for (auto const& [one, other, score] : own_doubles_)
        if (person_id_[one] != 0 && person_id_[other] != 0)
            pairs.push_back({person_id_[one], person_id_[other], score});
    for (std::size_t from = 0; from < pairs.size(); from += at_once)
        office_.db
            .write([&](db::Tx& tx) -> Done {
                std::vector<PersonId> none;
                Desk const desk{office_, atlas_, made_at, none};
                for (auto i = from; i < std::min(pairs.size(), from + at_once); ++i) {
                    auto const one = store::find_person(tx, PersonId(pairs[i].one));
                    auto const other = store::find_person(tx, PersonId(pairs[i].other));
                    if (one && other) suspect(tx, desk, *one, *other, pairs[i].score);
                }
                return {};
            })
            .value();
}

}  // namespace sinergi::registry::intake
