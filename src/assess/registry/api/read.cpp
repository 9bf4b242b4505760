// Finding, listing, opening.

#include "access/doors.hpp"
#include "lists/rules/values.hpp"
#include "registry/api/stand.hpp"
#include "registry/api/wire_form.hpp"

#include <algorithm>
#include <set>

namespace sinergi::registry {
namespace {

using http::Call;
using http::Method;
using http::Nothing;
constexpr std::string_view tag = "registry";
constexpr std::int64_t page_max = 200, as_of_max = 3'000;

/// Somebody who may be meant.
struct Likely {
    Person person;
    std::int64_t percent = 100;
    std::vector<wire::RegistryWhyOut> why{};
};

/// Gathers hits in their order, each person once, within the area. What PostgreSQL is asked of all of them travels
/// together.
class Hits {
public:
    Hits(db::Tx& tx, Stand& stand, RegionCode area, std::size_t limit)
        : tx_(tx), stand_(stand), area_(area), limit_(limit) {}
    void add(std::vector<Likely> all) {
        std::vector<Likely*> wanted;
        std::vector<FamilyId> families;
        for (auto& one : all) {
            if (out.items.size() + wanted.size() >= limit_) break;
            if (!area_.has(one.person.region) || one.person.state == PersonState::merged) continue;
            if (!seen_.insert(one.person.id.raw()).second) continue;
            wanted.push_back(&one);
            families.push_back(one.person.family);
        }
        store::families_ahead(tx_, families);
        for (auto* const one : wanted) {
            auto const family = store::find_family(tx_, one->person.family);
            out.items.push_back({stand_.out(tx_, one->person), family ? family->head_name : "",
                                 family ? family->address : "", one->percent, std::move(one->why)});
        }
    }
    void add(std::vector<Person> people) {
        std::vector<Likely> all;
        all.reserve(people.size());
        for (auto& one : people) all.push_back({std::move(one)});
        add(std::move(all));
    }
    void add_found(Known& known, Sought const& question) {
        auto const answer = known.search(question);
        out.is_whole = answer.is_whole;
        add_hits(answer.hits);
    }
    /// A misspelt word is known by its village: of a larger area each village is asked, some 30 us one.
    void add_found_by_village(Known& known, Sought question, regions::Atlas const& atlas) {
        std::vector<matching::Hit> all;
        auto const within = atlas.starting_with(area_.view());
        for (auto i = within.first; i < within.after; ++i) {
            if (atlas.level_at(i) != RegionLevel::village || !atlas.is_open_at(i)) continue;
            question.region = atlas.at(i).code;
            auto hits = known.search(question, each_village_max).hits;
            std::ranges::move(hits, std::back_inserter(all));
        }
        std::ranges::sort(all, std::greater{}, [](matching::Hit const& hit) { return hit.score.total; });
        all.resize(std::min(all.size(), limit_));
        add_hits(all);
    }
    wire::RegistryHitsOut out;

private:
    void add_hits(std::span<matching::Hit const> hits) {
        std::vector<PersonId> ids;
        for (auto const& hit : hits) ids.emplace_back(hit.id);
        store::persons_ahead(tx_, ids);
        std::vector<Likely> all;
        for (auto const& hit : hits)
            if (auto person = store::find_person(tx_, PersonId(hit.id)))
                all.push_back({*std::move(person), percent_of(hit.score), stand_.why(hit.score)});
        add(std::move(all));
    }

    static constexpr std::size_t each_village_max = 4;
    db::Tx& tx_;
    Stand& stand_;
    RegionCode area_;
    std::size_t limit_;
    std::set<std::int64_t> seen_;
};

Result<wire::RegistryHitsOut> search(House& house, Call const& call, wire::RegistrySearchIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, in.region.value_or(by.area)));
    Stand stand(house, call);
    auto const limit = static_cast<std::size_t>(std::clamp<std::int64_t>(in.limit.value_or(20), 1, 50));
    auto const q = in.q.text();
    auto out = house.office.db.read([&](db::Tx& tx) {
        Hits hits(tx, stand, permit.area(), limit);
        auto const number = lists::number_of(q);
        if (number.is_whole()) {
            hits.add(store::persons_by_nik(tx, number.text()));
            for (auto const& family : store::families_by_kk(tx, number.text())) hits.add(store::members(tx, family.id));
            return hits.out;
        }
        // Who is called exactly so comes first, then who may be meant.
        auto called_so = store::persons_by_name(tx, q, permit.area(), static_cast<std::int64_t>(limit));
        std::erase_if(called_so, [&](Person const& one) { return in.born_on && one.born_on != in.born_on; });
        hits.add(std::move(called_so));
        hits.add_found(house.known, {.name = q, .born_on = in.born_on, .region = permit.area()});
        auto const level = permit.area().level();
        bool const is_some_villages = level == RegionLevel::regency || level == RegionLevel::district;
        if (hits.out.items.empty() && is_some_villages)
            hits.add_found_by_village(house.known, {.name = q, .born_on = in.born_on, .region = {}},
                                      *house.areas.atlas());
        return hits.out;
    });
    access::note_list(house.office, by.trace(), "registry.searched", permit.area(), stand.now());
    return out;
}

Result<wire::RegistryHitsOut> known(House& house, Call const& call, wire::RegistryKnownIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, by.area));
    Stand stand(house, call);
    Sought const question{.nik = text_of(in.nik),
                          .no_kk = text_of(in.no_kk),
                          .name = in.name.text(),
                          .sex = text_of(in.sex),
                          .born_on = in.born_on,
                          .born_place = text_of(in.born_place),
                          .mother_name = text_of(in.mother_name),
                          .address = text_of(in.address),
                          .region = in.region.value_or(permit.area())};
    auto out = house.office.db.read([&](db::Tx& tx) {
        Hits hits(tx, stand, permit.area(), 10);
        hits.add(store::persons_by_nik(tx, lists::number_of(question.nik).text()));
        hits.add_found(house.known, question);
        return hits.out;
    });
    access::note_list(house.office, by.trace(), "registry.searched", permit.area(), stand.now());
    return out;
}

Result<wire::RegistryFamiliesOut> list(House& house, Call const& call, wire::RegistryListIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, in.region.value_or(by.area)));
    if (in.as_of && permit.area().level() < RegionLevel::district)
        return refuse(Why::malformed, "registry.as_of_needs_area", "region");
    Stand stand(house, call);
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(50), 1, page_max);
    auto out = house.office.db.read([&](db::Tx& tx) {
        auto const rows = in.as_of
                              ? store::list_as_of(tx, permit.area(), *in.as_of, as_of_max)
                              : store::list(tx, {.area = permit.area(),
                                                 .state = std::string(word(in.state.value_or(FamilyState::active))),
                                                 .decile_max = in.decile_max.value_or(0),
                                                 .is_without_decile = in.is_without_decile.value_or(false),
                                                 .is_without_head = in.is_without_head.value_or(false),
                                                 .after = in.after.value_or(FamilyId{}),
                                                 .limit = limit});
        wire::RegistryFamiliesOut page;
        for (auto const& one : rows) page.items.push_back(stand.out(tx, one));
        if (!in.as_of && static_cast<std::int64_t>(rows.size()) == limit) page.next = rows.back().id;
        return page;
    });
    access::note_list(house.office, by.trace(), "registry.listed", permit.area(), stand.now());
    return out;
}

Result<wire::RegistryFamilyOut> open_file(House& house, Call const& call, wire::RegistryFamilyAt const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand stand(house, call);
    SINERGI_TRY(out, house.office.db.read([&](db::Tx& tx) -> Result<wire::RegistryFamilyOut> {
        SINERGI_TRY(file, look(tx, stand.desk(), by, in.id, in.as_of));
        return stand.out(tx, file);
    }));
    // The line is on disk before the answer leaves; it does not wait behind those who write.
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        note_opened(tx, stand.desk(), by, in.id, out.family.region);
        return {};
    }));
    return out;
}

template <class Of>
Result<wire::RegistryEventsOut> history(House& house, Call const& call, wire::RegistryHistoryIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, Of::parse(in.id.text()));
    Stand stand(house, call);
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(50), 1, page_max);
    return house.office.db.read([&](db::Tx& tx) -> Result<wire::RegistryEventsOut> {
        RegionCode region;
        if constexpr (std::same_as<Of, FamilyId>) {
            SINERGI_TRY(family, store::get_family(tx, id));
            region = family.region;
        } else {
            SINERGI_TRY(person, store::get_person(tx, id));
            region = person.region;
        }
        SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, region));
        access::note_list(house.office, by.trace(), "registry.history_read", region, stand.now());
        wire::RegistryEventsOut page;
        for (auto const& one : store::events(tx, id, in.before.value_or(EventId{}), limit))
            page.items.push_back(stand.out(tx, one));
        if (static_cast<std::int64_t>(page.items.size()) == limit) page.next = page.items.back().id;
        return page;
    });
}

std::vector<wire::RegistryCodeOut> codes_out(std::span<Code const> codes) {
    std::vector<wire::RegistryCodeOut> out;
    for (auto const& one : codes) out.push_back({one.code, std::string(one.id), std::string(one.en)});
    return out;
}

wire::RegistryFormOut form() {
    wire::RegistryFormOut out{.relations = codes_out(code_list("relation")),
                              .maritals = codes_out(code_list("marital"))};
    for (auto const& one : sections())
        out.sections.push_back(
            {std::string(one.key), std::string(one.id), std::string(one.en), one.subject, one.is_specific});
    for (auto const& q : questions()) {
        wire::RegistryAskedOut asked{.key = std::string(q.asked.key),
                                     .sex = std::string(q.asked.sex),
                                     .codes = {},
                                     .age_min = q.asked.age_min,
                                     .age_max = q.asked.age_max,
                                     .is_for_once_married = q.asked.is_for_once_married};
        for (auto const code : q.asked.codes)
            if (code != 0) asked.codes.push_back(code);
        out.questions.push_back({std::string(q.key), std::string(q.section), std::string(q.id), std::string(q.en),
                                 q.kind, codes_out(q.codes), q.max, std::move(asked)});
    }
    return out;
}

}  // namespace

void add_read_routes(http::Router& router, House& house) {
    // Sent in the body: a NIK stands in no address, and so in nobody's log.
    router.add<wire::RegistrySearchIn, wire::RegistryHitsOut>(
        Method::post, "/api/v1/registry/search", {.summary = "Find a person by NIK, KK or name", .tag = tag},
        [&](Call const& call, wire::RegistrySearchIn const& in) { return search(house, call, in); });
    router.add<wire::RegistryKnownIn, wire::RegistryHitsOut>(
        Method::post, "/api/v1/registry/known", {.summary = "Who may be meant, before somebody is added", .tag = tag},
        [&](Call const& call, wire::RegistryKnownIn const& in) { return known(house, call, in); });
    router.add<Nothing, wire::RegistryFormOut>(Method::get, "/api/v1/registry/form",
                                               {.summary = "Sections, questions and code lists", .tag = tag},
                                               [&](Call const& call, Nothing const&) -> Result<wire::RegistryFormOut> {
                                                   SINERGI_TRY(by, house.doors.officer(call));
                                                   return form();
                                               });
    router.add<wire::RegistryListIn, wire::RegistryFamiliesOut>(
        Method::get, "/api/v1/registry/families", {.summary = "Families by village and head", .tag = tag},
        [&](Call const& call, wire::RegistryListIn const& in) { return list(house, call, in); });
    router.add<wire::RegistryFamilyAt, wire::RegistryFamilyOut>(
        Method::get, "/api/v1/registry/families/{id}", {.summary = "Open a family", .tag = tag},
        [&](Call const& call, wire::RegistryFamilyAt const& in) { return open_file(house, call, in); });
    router.add<wire::RegistryHistoryIn, wire::RegistryEventsOut>(
        Method::get, "/api/v1/registry/families/{id}/history", {.summary = "A family's timeline", .tag = tag},
        [&](Call const& call, wire::RegistryHistoryIn const& in) { return history<FamilyId>(house, call, in); });
    router.add<wire::RegistryPersonAt, wire::RegistryPersonFileOut>(
        Method::get, "/api/v1/registry/persons/{id}", {.summary = "Open a person", .tag = tag},
        [&](Call const& call, wire::RegistryPersonAt const& in) -> Result<wire::RegistryPersonFileOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            Stand stand(house, call);
            return house.office.db.write([&](db::Tx& tx) -> Result<wire::RegistryPersonFileOut> {
                SINERGI_TRY(file, open(tx, stand.desk(), by, in.id));
                return stand.out(tx, file);
            });
        });
    router.add<wire::RegistryHistoryIn, wire::RegistryEventsOut>(
        Method::get, "/api/v1/registry/persons/{id}/history", {.summary = "A person's timeline", .tag = tag},
        [&](Call const& call, wire::RegistryHistoryIn const& in) { return history<PersonId>(house, call, in); });
}

void add_routes(http::Router& router, House& house) {
    add_read_routes(router, house);
    add_write_routes(router, house);
    add_pair_routes(router, house);
    add_export_routes(router, house);
}

}  // namespace sinergi::registry
