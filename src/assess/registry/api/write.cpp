// Creating, editing, answering, recording what happened.

#include "registry/api/stand.hpp"

#include <algorithm>

namespace sinergi::registry {
namespace {

using access::Officer;
using http::Call;
using http::Method;
constexpr std::string_view tag = "registry";

Ground ground_of(std::optional<wire::RegistryGroundIn> const& in) {
    if (!in) return {};
    return {in->source.value_or(Source::office), in->on, text_of(in->reason)};
}

NewPerson person_of(wire::RegistryPersonIn const& in) {
    return {.known = in.known.value_or(PersonId{}),
            .relation = in.relation,
            .nik = text_of(in.nik),
            .name = text_of(in.name),
            .sex = text_of(in.sex),
            .born_on = in.born_on,
            .born_place = text_of(in.born_place),
            .mother_name = text_of(in.mother_name),
            .father = in.father.value_or(PersonId{}),
            .mother = in.mother.value_or(PersonId{}),
            .marital = in.marital.value_or(0)};
}

FamilyEdit home_of(wire::RegistryHomeIn const& in) {
    return {some(in.no_kk), some(in.address), some(in.rt), some(in.rw), in.lat, in.lon};
}

/// "L", "P" or nothing; the schema holds nothing else.
/// @refuses registry.fault_sex_unreadable
template <class In>
Done check_sex(In const& in) {
    auto const sex = text_of(in.sex);
    if (sex.empty() || sex == "L" || sex == "P") return {};
    return refuse(Why::malformed, "registry.fault_sex_unreadable", "sex");
}

Result<wire::RegistryFamilyOut> create_one(db::Tx& tx, Stand& stand, Officer const& by,
                                           wire::RegistryFamilyIn const& in) {
    NewFamily wish{.region = in.region.value_or(RegionCode{}),
                   .no_kk = text_of(in.no_kk),
                   .address = text_of(in.address),
                   .rt = text_of(in.rt),
                   .rw = text_of(in.rw),
                   .household = text_of(in.household),
                   .lat = in.lat,
                   .lon = in.lon,
                   .members = {},
                   .ground = ground_of(in.ground)};
    for (auto const& one : in.members) {
        SINERGI_MUST(check_sex(one));
        wish.members.push_back(person_of(one));
    }
    SINERGI_TRY(made, create(tx, stand.desk(), by, wish));
    if (in.only_check.value_or(false)) return refuse(Why::malformed, "registry.only_checked");
    return stand.seen(tx, by, made.id);
}

Result<wire::RegistryPersonMadeOut> edit_one(db::Tx& tx, Stand& stand, Officer const& by,
                                             wire::RegistryIdentityIn const& in) {
    SINERGI_MUST(check_sex(in));
    PersonEdit const wish{.nik = some(in.nik),
                          .name = some(in.name),
                          .sex = some(in.sex),
                          .born_place = some(in.born_place),
                          .mother_name = some(in.mother_name),
                          .born_on = in.born_on,
                          .father = in.father,
                          .mother = in.mother,
                          .relation = in.relation,
                          .marital = in.marital};
    SINERGI_TRY(person, edit(tx, stand.desk(), by, in.id, in.version, wish, ground_of(in.ground)));
    return wire::RegistryPersonMadeOut{stand.out(tx, person), stand.out(check_person(person, stand.today()))};
}

Result<wire::RegistryFamilyOut> record_one(db::Tx& tx, Stand& stand, Officer const& by,
                                           wire::RegistryEventIn const& in) {
    NewEvent wish{.kind = in.kind,
                  .version = in.version,
                  .person = in.person.value_or(PersonId{}),
                  .somebody = {},
                  .place = in.place ? std::optional(home_of(*in.place)) : std::nullopt,
                  .region = in.region,
                  .other = in.other.value_or(FamilyId{}),
                  .who = in.who.value_or(std::vector<PersonId>{}),
                  .head = in.head.value_or(PersonId{}),
                  .ground = ground_of(in.ground)};
    if (in.somebody) {
        SINERGI_MUST(check_sex(*in.somebody));
        wish.somebody = person_of(*in.somebody);
    }
    SINERGI_TRY(family, record(tx, stand.desk(), by, in.id, wish));
    if (in.only_check.value_or(false)) return refuse(Why::malformed, "registry.only_checked");
    return stand.seen(tx, by, family.id);
}

void add_family_routes(http::Router& router, House& house) {
    router.add<wire::RegistryFamilyIn, wire::RegistryFamilyOut>(
        Method::post, "/api/v1/registry/families", {.summary = "Add a family", .tag = tag},
        [&](Call const& call, wire::RegistryFamilyIn const& in) {
            // Who moves in leaves another family, which others may be asking about.
            bool const is_of_many = std::ranges::any_of(
                in.members, [](wire::RegistryPersonIn const& one) { return one.known.has_value(); });
            return access::does<Stand>(
                house, call, [&](db::Tx& tx, Stand& stand, Officer const& by) { return create_one(tx, stand, by, in); },
                {.about = is_of_many ? db::Foresight::anything : db::Foresight::something_new});
        });
    router.add<wire::RegistryHomeEditIn, wire::RegistryFamilyOut>(
        Method::post, "/api/v1/registry/families/{id}/home", {.summary = "Change card and address", .tag = tag},
        [&](Call const& call, wire::RegistryHomeEditIn const& in) {
            return access::does<Stand>(
                house, call,
                [&](db::Tx& tx, Stand& stand, Officer const& by) -> Result<wire::RegistryFamilyOut> {
                    SINERGI_TRY(family,
                                edit(tx, stand.desk(), by, in.id, in.version, home_of(in.home), ground_of(in.ground)));
                    return stand.seen(tx, by, family.id);
                },
                about(in.id));
        });
    router.add<wire::RegistryEventIn, wire::RegistryFamilyOut>(
        Method::post, "/api/v1/registry/families/{id}/events", {.summary = "Record what happened", .tag = tag},
        [&](Call const& call, wire::RegistryEventIn const& in) {
            return access::does<Stand>(house, call, [&](db::Tx& tx, Stand& stand, Officer const& by) {
                return record_one(tx, stand, by, in);
            });
        });
    router.add<wire::RegistryDecileIn, http::Nothing>(
        Method::post, "/api/v1/registry/families/{id}/decile", {.summary = "Take in a decile", .tag = tag},
        [&](Call const& call, wire::RegistryDecileIn const& in) {
            return access::does<Stand>(
                house, call,
                [&](db::Tx& tx, Stand& stand, Officer const& by) -> Result<http::Nothing> {
                    SINERGI_MUST(
                        put_decile(tx, stand.desk(), by, in.id, {in.of, in.period.text(), in.decile, stand.now()}));
                    return http::Nothing{};
                },
                about(in.id));
        });
}

}  // namespace

void add_write_routes(http::Router& router, House& house) {
    add_family_routes(router, house);
    router.add<wire::RegistryAnswersIn, wire::RegistryAnsweredOut>(
        Method::post, "/api/v1/registry/families/{id}/answers", {.summary = "Answer a section of the form", .tag = tag},
        [&](Call const& call, wire::RegistryAnswersIn const& in) {
            return access::does<Stand>(
                house, call,
                [&](db::Tx& tx, Stand& stand, Officer const& by) -> Result<wire::RegistryAnsweredOut> {
                    NewAnswers const wish{.section = in.section.text(),
                                          .form = in.form.value_or(FormVersion::regsosek2022),
                                          .answers = in.answers,
                                          .seen = in.seen.value_or(AnsweredId{})};
                    SINERGI_TRY(made, answer(tx, stand.desk(), by, in.id, in.person.value_or(PersonId{}), wish,
                                             ground_of(in.ground)));
                    return stand.out(tx, made);
                },
                about(in.id));
        });
    router.add<wire::RegistryIdentityIn, wire::RegistryPersonMadeOut>(
        Method::post, "/api/v1/registry/persons/{id}/identity", {.summary = "Change who somebody is", .tag = tag},
        [&](Call const& call, wire::RegistryIdentityIn const& in) {
            return access::does<Stand>(
                house, call, [&](db::Tx& tx, Stand& stand, Officer const& by) { return edit_one(tx, stand, by, in); });
        });
    router.add<wire::RegistryNikIn, wire::RegistryNikOut>(
        Method::post, "/api/v1/registry/persons/{id}/nik", {.summary = "Open a NIK, with a reason", .tag = tag},
        [&](Call const& call, wire::RegistryNikIn const& in) -> Result<wire::RegistryNikOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            Stand stand(house, call);
            return house.office.db.write([&](db::Tx& tx) -> Result<wire::RegistryNikOut> {
                SINERGI_TRY(person, open_nik(tx, stand.desk(), by, in.id, in.reason.text()));
                return wire::RegistryNikOut{person.nik};
            });
        });
}

}  // namespace sinergi::registry
