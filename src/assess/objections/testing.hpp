#pragma once
// A made-up village with families, and somebody who objects. Nobody here is real.

#include "access/directory.hpp"
#include "objections/actions/removals.hpp"
#include "objections/actions/usul.hpp"
#include "registry/actions/others.hpp"
#include "registry/testing.hpp"
#include "registry/visits/visits.hpp"

namespace sinergi::objections::testing {

using access::AccountId;
using access::Officer;
using access::Role;
using access::testing::day;
using access::testing::noon;
using access::testing::region;
using registry::testing::no;
using registry::testing::sindangjawa;
using registry::visits::VisitFinding;
using registry::visits::VisitId;

inline constexpr auto few_areas = R"(
INSERT INTO region_change (id, day, decree, recorded_at) VALUES (1, '2025-01-01', 'Kepmendagri', 0);
INSERT INTO region (code, valid_from, name, change_id) VALUES
 ('32', '0001-01-01', 'Jawa Barat', 1), ('3208', '0001-01-01', 'Kabupaten Kuningan', 1),
 ('320801', '0001-01-01', 'Kadugede', 1), ('3208012003', '0001-01-01', 'Kadugede', 1),
 ('3208012001', '0001-01-01', 'Sindangjawa', 1), ('3208011002', '0001-01-01', 'Windujanten', 1))";

struct ObjectionTest : registry::testing::RegistryTest {
    std::unique_ptr<regions::Areas> areas = [this] {
        db().script(few_areas);
        return std::make_unique<regions::Areas>(db());
    }();
    calendar::Calendar calendar;
    Officer counter = hire("loket", Role::front_office);
    Officer handler = hire("meja", Role::back_office);
    Officer colleague = hire("meja.dua", Role::back_office);
    Officer village = hire("desa", Role::village_operator, sindangjawa);
    Officer kadis = hire("kadis", Role::head);

    Desk work() { return {office, calendar, *areas, clock.now()}; }
    Officer hire(std::string_view account, Role role, std::string_view area = "3208") {
        auto const id = add(account, role, area);
        return db().read([&](db::Tx& tx) { return access::find_officer(tx, id).value(); });
    }
    /// Rasim's family and `more` others of the village.
    std::vector<registry::Family> families(int more) {
        std::vector<registry::Family> out{made()};
        for (int i = 0; i < more; ++i) {
            registry::NewFamily wish;
            wish.region = region(sindangjawa);
            wish.no_kk = "32080101011690" + std::to_string(10 + i);
            wish.address = "Dusun Wage";
            wish.rt = "001";
            wish.rw = "001";
            wish.members = {registry::testing::told("Warga " + std::to_string(i),
                                                    "32080117088090" + std::to_string(20 + i), "L", "1980-08-17",
                                                    registry::relation_head)};
            wish.ground.on = day("2026-01-15");
            out.push_back(made(wish));
        }
        return out;
    }
    int photos_taken = 0;
    NewPhoto photo(std::optional<std::int64_t> lat = {}, std::optional<std::int64_t> lon = {}) {
        return photo_named(std::to_string(photos_taken++), lat, lon);
    }
    /// The same name: the same picture.
    NewPhoto photo_named(std::string const& name, std::optional<std::int64_t> lat = {},
                         std::optional<std::int64_t> lon = {}) {
        return write([&](db::Tx& tx) -> Result<NewPhoto> {
                   return keep_photo(tx, work(),
                                     {.digest = name + std::string(64 - name.size(), 'a'),
                                      .thumb = name + std::string(64 - name.size(), 'b'),
                                      .lat = lat,
                                      .lon = lon});
               })
            .value();
    }
    NewObjection against(std::string family = "Rasim") {
        return {.region = region(sindangjawa),
                .programme = "PKH",
                .family_name = std::move(family),
                .address = "Dusun Pahing",
                .rt = "003",
                .rw = "002",
                .reason = "mampu",
                .body = "Rumahnya bertingkat dan punya mobil.",
                .place = Place{-6'980'100, 108'475'500},
                .photos = {photo()},
                .is_declared = true,
                .by = {"Penyanggah Rahasia", "3208014107809099", "0812 3456 7890", "Dusun Kliwon"}};
    }
    Result<Receipt> try_object(NewObjection const& wish, std::optional<Officer> const& by = {}) {
        return write([&](db::Tx& tx) { return object(tx, work(), by, wish); });
    }
    ObjectionId objected(NewObjection const& wish) { return ObjectionId(try_object(wish).value().id); }
    Result<Objection> does(Officer const& by, ObjectionId id, Deed deed, Wish const& wish = {}) {
        return write([&](db::Tx& tx) { return act(tx, work(), by, id, deed, wish); });
    }
    Objection stands_at(ObjectionId id) {
        return db().read([&](db::Tx& tx) { return store::find(tx, id).value(); });
    }
    /// Matched and being checked; answers the field check.
    VisitId checked(ObjectionId id, registry::FamilyId family) {
        EXPECT_EQ(no(does(handler, id, Deed::matched, {.family = family})), "");
        EXPECT_EQ(no(does(handler, id, Deed::checking)), "");
        return stands_at(id).visit;
    }
    registry::visits::Visit visit_at(VisitId id) {
        return db().read([&](db::Tx& tx) { return registry::visits::known_visit(tx, id).value(); });
    }
    Result<registry::visits::Visit> visits(Officer const& by, VisitId id, VisitFinding seen) {
        auto const version = visit_at(id).version;
        return write([&](db::Tx& tx) {
            using enum registry::visits::VisitOutcome;
            return registry::visits::report(tx, desk(), by, id,
                                            {.version = version,
                                             .outcome = seen == VisitFinding::absent ? absent : met,
                                             .note = "Rumah dilihat bersama ketua RT.",
                                             .seen = seen});
        });
    }
    Result<registry::visits::Visit> closes(Officer const& by, VisitId id, registry::visits::Judgement wish = {}) {
        wish.version = visit_at(id).version;
        if (wish.reason.empty()) wish.reason = "Catatan dan foto cocok.";
        return write([&](db::Tx& tx) { return registry::visits::judge(tx, desk(), by, id, wish); });
    }
    Result<Removal> removes(Officer const& by, VisitId id, std::string const& reason = "mampu") {
        return write([&](db::Tx& tx) { return propose_removal(tx, work(), by, id, "PKH", reason); });
    }
    std::vector<registry::visits::Visit> in_state(registry::visits::VisitState state) {
        return db().read([&](db::Tx& tx) { return registry::store::visits(tx, state, region(sindangjawa), {}, 100); });
    }
    std::vector<registry::visits::Visit> open_ones() {
        auto out = in_state(registry::visits::VisitState::open);
        for (auto& one : in_state(registry::visits::VisitState::done)) out.push_back(std::move(one));
        return out;
    }
    std::vector<Removal> all_removals() {
        auto const permit = access::permit(access::Act::see_registry, kadis, kadis.area).value();
        return db().read([&](db::Tx& tx) {
            auto out = store::removals(tx, permit, store::Which::open, 0, 100);
            for (auto& one : store::removals(tx, permit, store::Which::ended, 0, 100)) out.push_back(std::move(one));
            return out;
        });
    }
    /// Proposed after a visit that saw otherwise.
    RemovalId proposed(registry::FamilyId family) {
        auto const check = checked(objected(against()), family);
        EXPECT_EQ(no(visits(village, check, VisitFinding::differs)), "");
        EXPECT_EQ(no(closes(handler, check, {.minutes = "BA 4/2026", .minutes_on = day("2026-11-20")})), "");
        EXPECT_EQ(no(removes(handler, check)), "");
        return all_removals().at(0).id;
    }
};

}  // namespace sinergi::objections::testing
