#pragma once
// Made-up families for the tests of this house and of those that use it. Nobody here is real.

#include "access/testing.hpp"
#include "regions/atlas_for_tests.hpp"
#include "registry/actions.hpp"

namespace sinergi::registry::testing {

using access::Officer;
using access::Role;
using access::testing::day;
using access::testing::noon;
using access::testing::region;

inline constexpr char const* sindangjawa = "3208012001";
inline constexpr char const* kadugede = "3208012003";

/// The key of a refusal, or "" when it was granted.
template <class T>
std::string_view no(Result<T> const& said) {
    return said ? std::string_view{} : said.error().key;
}

inline NewPerson told(std::string name, std::string nik, std::string sex, std::string_view born,
                      std::int64_t relation) {
    NewPerson one;
    one.name = std::move(name);
    one.nik = std::move(nik);
    one.sex = std::move(sex);
    one.born_on = day(born);
    one.relation = relation;
    one.marital = relation <= relation_wife ? marital_married : marital_single;
    one.mother_name = "Sarmi";
    return one;
}

/// Rasim, Carti and their son Dadan.
inline NewFamily rasims(std::string_view where = sindangjawa) {
    NewFamily wish;
    wish.region = region(where);
    wish.no_kk = "3208010101159001";
    wish.address = "Dusun Pahing";
    wish.rt = "003";
    wish.rw = "002";
    wish.members = {told("Rasim", "3208011708809001", "L", "1980-08-17", relation_head),
                    told("Carti Wulandari", "3208015808859002", "P", "1985-08-18", relation_wife),
                    told("Dadan Rasim", "3208011908109003", "L", "2010-08-19", relation_child)};
    wish.ground.on = day("2026-01-15");
    return wish;
}

struct RegistryTest : access::testing::OfficeTest {
    std::vector<PersonId> touched;
    regions::Atlas atlas = regions::small_atlas();
    Desk desk() { return {office, atlas, clock.now(), touched}; }
    static Officer officer(Role role, std::string_view area = "3208") {
        Officer out{.id = access::AccountId(static_cast<std::int64_t>(role) + 7),
                    .name = "Sari Contoh",
                    .role = role,
                    .area = region(area),
                    .unit = {},
                    .acts = access::acts_of(role)};
        return out;
    }
    Family made(NewFamily const& wish = rasims()) {
        auto const by = officer(Role::back_office);
        auto out = write([&](db::Tx& tx) { return create(tx, desk(), by, wish); });
        EXPECT_EQ(no(out), "");
        return out.value();
    }
    std::vector<Person> members(FamilyId id) {
        return db().read([&](db::Tx& tx) { return store::members(tx, id); });
    }
    Family stands(FamilyId id) {
        return db().read([&](db::Tx& tx) { return store::find_family(tx, id).value(); });
    }
    Result<Family> happens(FamilyId id, NewEvent wish, Role role = Role::back_office) {
        wish.version = wish.version == 0 ? stands(id).version : wish.version;
        auto const by = officer(role);
        return write([&](db::Tx& tx) { return record(tx, desk(), by, id, wish); });
    }
};

}  // namespace sinergi::registry::testing
