#include "seed/stories/families.hpp"

#include "access/directory.hpp"
#include "seed/people.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::seed {
namespace {

constexpr std::size_t family_count = 400, village_count = 24;
constexpr std::string_view first_village = "3208012001";  // of the story the demo tells

using registry::NewFamily;
using registry::NewPerson;

class Teller {
public:
    Teller(db::Tx& tx, registry::Desk const& desk, access::Officer by, std::vector<RegionCode> villages)
        : tx_(tx), desk_(desk), by_(std::move(by)), villages_(std::move(villages)) {}

    Done tell() {
        for (std::size_t i = 0; i < family_count; ++i) {
            SINERGI_TRY(family, add(villages_[i % villages_.size()]));
            SINERGI_MUST(answer(family));
            all.push_back(family);
        }
        return {};
    }
    std::vector<registry::Family> all;

private:
    std::string number(RegionCode const& village, std::string_view day, std::int64_t serial) const {
        return fmt::format("{}{}{:04}", village.text().substr(0, 6), day, serial);
    }
    NewPerson somebody(RegionCode const& village, Era era, Sex sex, int year, std::int64_t relation) {
        auto made = make_somebody(chance_, era);
        while (made.sex != sex) made = make_somebody(chance_, era);
        int const month = chance_.between(1, 12), day = chance_.between(1, 28);
        NewPerson one;
        one.relation = relation;
        one.name = made.name;
        one.sex = sex == Sex::male ? "L" : "P";
        one.born_on = Date::of(year, month, day).value();
        one.born_place = chance_.is_one_in(5) ? "Cirebon" : "Kuningan";
        auto const shown = sex == Sex::male ? day : day + 40;
        one.nik = number(village, fmt::format("{:02}{:02}{:02}", shown, month, year % 100), 9'000 + ++serial_ % 999);
        one.marital = relation == registry::relation_child ? registry::marital_single : registry::marital_married;
        return one;
    }
    Result<registry::Family> add(RegionCode const& village) {
        NewFamily wish;
        wish.region = village;
        wish.address = fmt::format("Dusun {}", chance_.of(hamlets));
        wish.rt = fmt::format("{:03}", chance_.between(1, 8));
        wish.rw = fmt::format("{:03}", chance_.between(1, 4));
        wish.ground.source = chance_.is_one_in(3) ? registry::Source::musdes : registry::Source::dtsen;
        wish.ground.on = desk_.today().plus_days(-chance_.between(30, 400));
        auto const issued = wish.ground.on->plus_days(-chance_.between(30, 3'000));
        auto const card_day = fmt::format("{:02}{:02}{:02}", issued.day(), issued.month(), issued.year() % 100);
        wish.no_kk = chance_.is_one_in(40) ? "" : number(village, card_day, 9'000 + ++cards_ % 999);
        int const year = chance_.between(1955, 1995);
        auto const era = year < 1968 ? Era::old : Era::middle;
        bool const is_widow = chance_.is_one_in(7);
        wish.members.push_back(
            somebody(village, era, is_widow ? Sex::female : Sex::male, year, registry::relation_head));
        if (is_widow) wish.members[0].marital = registry::marital_widowed;
        auto mother = wish.members[0].name;
        if (!is_widow) {
            wish.members.push_back(
                somebody(village, era, Sex::female, year + chance_.between(0, 6), registry::relation_wife));
            mother = wish.members[1].name;
        }
        auto const children = chance_.between(0, 4);
        for (int i = 0; i < children; ++i) {
            auto child = somebody(village, Era::young, chance_.is_one_in(2) ? Sex::male : Sex::female,
                                  std::min(year + 22 + 3 * i, 2025), registry::relation_child);
            child.mother_name = mother;
            wish.members.push_back(std::move(child));
        }
        stand_twice(wish);
        return registry::create(tx_, desk_, by_, wish);
    }
    /// Now and then somebody of a family before stands in this one too, his number with him, his name spelt otherwise.
    void stand_twice(NewFamily& wish) {
        auto const& last = wish.members.back();
        if (again_ && last.relation == registry::relation_child) {
            again_->relation = registry::relation_child;
            if (again_->name.ends_with('i'))
                again_->name.back() = 'y';
            else
                again_->name += " Alm";
            wish.members.push_back(*std::move(again_));
            again_.reset();
        } else if (chance_.is_one_in(30) && last.relation == registry::relation_child) {
            again_ = last;
        }
    }
    Done answer(registry::Family const& family) {
        if (chance_.is_one_in(10)) return {};
        registry::Ground const ground{registry::Source::dtsen, {}, ""};
        bool const is_poor = chance_.is_one_in(2);
        SINERGI_MUST(registry::answer(tx_, desk_, by_, family.id, {},
                                      {.section = "housing",
                                       .answers = {{"id_status_penguasaan_bangunan", 3},
                                                   {"luas_lantai_bangunan", is_poor ? 28 : 64},
                                                   {"id_lantai_terluas", is_poor ? 8 : 2},
                                                   {"id_dinding_terluas", is_poor ? 4 : 1},
                                                   {"id_atap_terluas", 2}}},
                                      ground));
        SINERGI_MUST(registry::answer(tx_, desk_, by_, family.id, {},
                                      {.section = "utilities",
                                       .answers = {{"id_sumber_airminum", is_poor ? 6 : 3},
                                                   {"id_sumberpenerangan", 1},
                                                   {"id_dayapenerangan", is_poor ? 1 : 2},
                                                   {"id_bb_utama", is_poor ? 10 : 4},
                                                   {"id_fasilitas_bab", is_poor ? 2 : 1},
                                                   {"id_jenis_kloset", 1}}},
                                      ground));
        auto const decile = is_poor ? chance_.between(1, 4) : chance_.between(3, 8);
        return registry::put_decile(tx_, desk_, by_, family.id,
                                    {registry::DecileOf::bps, "2026-Q3", decile, desk_.now});
    }

    static constexpr std::array<std::string_view, 6> hamlets{"Pahing", "Manis", "Puhun", "Wage", "Kliwon", "Cikeusik"};
    db::Tx& tx_;
    registry::Desk const& desk_;
    access::Officer by_;
    std::vector<RegionCode> villages_;
    Chance chance_{20261123};
    std::int64_t serial_ = 0, cards_ = 0;
    std::optional<NewPerson> again_;
};

}  // namespace

std::vector<registry::Family> seed_families(access::Office& office, regions::Atlas const& atlas, Areas const& areas,
                                            Moment now) {
    std::vector<RegionCode> villages;
    for (auto const& [code, name] : areas)
        if (code.level() == RegionLevel::village) villages.push_back(code);
    std::ranges::stable_partition(villages, [](RegionCode const& one) { return one.text() == first_village; });
    villages.resize(std::min(villages.size(), village_count));
    std::vector<registry::Family> made;
    auto const done = office.db.write([&](db::Tx& tx) -> Done {
        if (registry::has_any(tx) || villages.empty()) return {};
        access::Officer by{.name = "",
                           .role = access::Role::back_office,
                           .area = office.area,
                           .acts = access::acts_of(access::Role::back_office)};
        for (auto const& one : access::people(tx, {}, {}, date_in(office.zone, now)))
            if (one.role == access::Role::back_office && by.id.is_none()) by.id = one.id;
        std::vector<registry::PersonId> touched;
        registry::Desk const desk{office, atlas, now, touched};
        Teller teller(tx, desk, by, villages);
        SINERGI_MUST(teller.tell());
        made = std::move(teller.all);
        return {};
    });
    if (!done)
        throw Fault(fmt::format("the demo's families were refused: {} {}", done.error().key, done.error().about));
    return made;
}

}  // namespace sinergi::seed
