// One line: the check in the field, SIKS-NG, what the family is told, and what comes back.

#include "proposals/api/stand.hpp"

#include "access/doors.hpp"

#include <algorithm>

namespace sinergi::proposals {
namespace {

using http::Call;
using http::Method;
using http::Reply;

constexpr std::string_view tag = "proposals";

/// The line after a deed.
Result<wire::ProposalItemOut> shown(db::Tx& tx, Stand& stand, access::Officer const& by, Item const& item) {
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, by.area));
    SINERGI_TRY(roll, store::get_roll(tx, permit, item.roll));
    return stand.out(tx, item, roll);
}

using ItemDeed = Result<Item> (*)(db::Tx&, Desk const&, access::Officer const&, wire::ProposalItemDeedIn const&);

Said said_of(wire::ProposalItemDeedIn const& in) { return {text_of(in.words), in.version}; }

Result<Item> item_withdraw(db::Tx& tx, Desk const& desk, access::Officer const& by,
                           wire::ProposalItemDeedIn const& in) {
    return withdraw(tx, desk, by, in.id, said_of(in));
}
Result<Item> item_check(db::Tx& tx, Desk const& desk, access::Officer const& by, wire::ProposalItemDeedIn const& in) {
    return check(tx, desk, by, in.id, in.check.value_or(Check::none), said_of(in));
}
Result<Item> item_refuse(db::Tx& tx, Desk const& desk, access::Officer const& by, wire::ProposalItemDeedIn const& in) {
    return turn_down(tx, desk, by, in.id, said_of(in));
}
Result<Item> item_enter(db::Tx& tx, Desk const& desk, access::Officer const& by, wire::ProposalItemDeedIn const& in) {
    return enter(tx, desk, by, in.id, in.on.value_or(desk.today()), said_of(in));
}
Result<Item> item_tell(db::Tx& tx, Desk const& desk, access::Officer const& by, wire::ProposalItemDeedIn const& in) {
    return tell(tx, desk, by, in.id, in.on.value_or(desk.today()), said_of(in));
}
Result<Item> item_appeal(db::Tx& tx, Desk const& desk, access::Officer const& by, wire::ProposalItemDeedIn const& in) {
    return appeal(tx, desk, by, in.id, said_of(in));
}
Result<Item> item_judge(db::Tx& tx, Desk const& desk, access::Officer const& by, wire::ProposalItemDeedIn const& in) {
    if (!in.verdict) return refuse(Why::malformed, "proposals.verdict_missing", "verdict");
    return judge(tx, desk, by, in.id, *in.verdict, said_of(in));
}

Result<wire::ProposalItemsOut> tasks(House& house, Call const& call, wire::TasksIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, in.region.value_or(by.area)));
    Stand stand(house, call);
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(50), 1, 200);
    access::note_list(house.office, by.trace(), "proposals.listed", permit.area(), stand.now());
    return house.office.db.read([&](db::Tx& tx) -> Result<wire::ProposalItemsOut> {
        wire::ProposalItemsOut out;
        auto const rows = store::tasks(tx, permit, in.state, in.after.value_or(ItemId{}), limit);
        for (auto const& item : rows) {
            SINERGI_TRY(roll, store::get_roll(tx, permit, item.roll));
            out.items.push_back(stand.out(tx, item, roll));
        }
        if (static_cast<std::int64_t>(rows.size()) == limit) out.next = rows.back().id;
        return out;
    });
}

Result<wire::ProposalItemOut> see_item(House& house, Call const& call, ItemId id) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, by.area));
    Stand stand(house, call);
    access::note_list(house.office, by.trace(), "proposals.listed", permit.area(), stand.now());
    return house.office.db.read([&](db::Tx& tx) -> Result<wire::ProposalItemOut> {
        SINERGI_TRY(item, store::get_item(tx, permit, id));
        SINERGI_TRY(roll, store::get_roll(tx, permit, item.roll));
        return stand.out(tx, item, roll);
    });
}

Result<wire::ProposalItemsOut> of_family(House& house, Call const& call, registry::FamilyId family) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, by.area));
    Stand stand(house, call);
    access::note_list(house.office, by.trace(), "proposals.listed", permit.area(), stand.now());
    return house.office.db.read([&](db::Tx& tx) {
        wire::ProposalItemsOut out;
        for (auto const& item : store::items_of_family(tx, family))
            if (auto const roll = store::get_roll(tx, permit, item.roll))
                out.items.push_back(stand.out(tx, item, *roll));
        return out;
    });
}

std::string day_words(std::optional<Date> day) {
    if (!day) return {};
    auto const iso = day->text();  // SIKS-NG writes 17/08/1980
    return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

std::string relation_name(std::int64_t code) {
    for (auto const& one : registry::code_list("relation"))
        if (one.code == code) return std::string(one.id);
    return {};
}

/// In the order of SIKS-NG's list of changes, as far as the registry knows the fields.
/// @source docs/sources.md#siks-ng-fields
wire::ProposalNumbersOut numbers_out(wire::ProposalItemOut item, Numbers const& numbers, std::string const& village) {
    auto const& family = numbers.file.family;
    auto const& members = numbers.file.members;
    auto const wanted = numbers.item.person.is_none() ? family.head : numbers.item.person;
    auto const person = std::ranges::find(members, wanted, &registry::Person::id);
    wire::ProposalNumbersOut out{.id = numbers.item.id, .item = std::move(item)};
    auto const add = [&](std::string key, std::string value) {
        out.fields.push_back({std::move(key), std::move(value)});
    };
    bool const is_known = person != members.end();
    add("name", is_known ? person->name : family.head_name);
    add("no_kk", family.no_kk);
    add("nik", is_known ? person->nik : "");
    add("born_place", is_known ? person->born_place : "");
    add("born_on", is_known ? day_words(person->born_on) : "");
    add("mother_name", is_known ? person->mother_name : "");
    add("address", family.address);
    add("rt", family.rt);
    add("rw", family.rw);
    add("village", village);
    add("region", family.region.text());
    for (auto const& one : members) {
        if (one.state != registry::PersonState::here && one.state != registry::PersonState::abroad) continue;
        out.members.push_back({{"name", one.name},
                               {"nik", one.nik},
                               {"relation", relation_name(one.relation)},
                               {"sex", one.sex},
                               {"born_place", one.born_place},
                               {"born_on", day_words(one.born_on)},
                               {"mother_name", one.mother_name}});
    }
    return out;
}

Result<wire::ProposalNumbersOut> numbers(House& house, Call const& call, ItemId id) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand stand(house, call);
    return house.office.db.write([&](db::Tx& tx) -> Result<wire::ProposalNumbersOut> {
        SINERGI_TRY(opened, open_numbers(tx, stand.desk(), by, id));
        return numbers_out(stand.out(tx, opened.item, opened.roll), opened,
                           stand.atlas().path_of(opened.file.family.region));
    });
}

Result<Reply> give_notice(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<ItemId>(call, "id"));
    Stand stand(house, call);
    struct Wanted {
        Item item;
        Roll roll;
        std::string reason;
    };
    SINERGI_TRY(wanted, house.office.db.read([&](db::Tx& tx) -> Result<Wanted> {
        SINERGI_TRY(permit, access::permit(access::Act::edit_registry, by, by.area));
        SINERGI_TRY(item, store::get_item(tx, permit, id));
        if (item.kind != Kind::removal) return refuse(Why::conflict, "proposals.not_a_removal");
        SINERGI_TRY(roll, store::get_roll(tx, permit, item.roll));
        std::string reason = item.reason;
        for (auto const& one : store::words(tx))
            if (one.list == "reason" && one.code == item.reason) reason = one.name_id;
        return Wanted{item, roll, reason};
    }));
    access::note_list(house.office, by.trace(), "proposals.printed", wanted.item.region, stand.now());
    return Reply::file(notice_pdf(stand, wanted.roll, wanted.item, wanted.reason), "application/pdf",
                       "pemberitahuan-" + id.text() + ".pdf");
}

Result<Reply> give_paper(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<PaperId>(call, "id"));
    Stand stand(house, call);
    SINERGI_TRY(paper, house.office.db.read([&](db::Tx& tx) -> Result<Paper> {
        SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, by.area));
        SINERGI_TRY(found, store::get_paper(tx, id));
        if (!found.roll.is_none()) SINERGI_MUST(store::get_roll(tx, permit, found.roll));
        if (found.roll.is_none()) SINERGI_MUST(store::get_recap(tx, permit, found.recap));
        return std::move(found);
    }));
    access::note_list(house.office, by.trace(), "proposals.paper_read", by.area, stand.now());
    SINERGI_TRY(bytes, house.files.get(paper.digest));
    return Reply::file(std::move(bytes), paper.type, paper.file_name);
}

Result<wire::ProposalClosedOut> arrive(House& house, Call const& call, wire::ProposalArrivalIn const& in) {
    return access::does<Stand>(
        house, call, [&](db::Tx& tx, Stand& stand, access::Officer const& by) -> Result<wire::ProposalClosedOut> {
            SINERGI_TRY(closed, arrived_by_decile(tx, stand.desk(), by, in.region.value_or(by.area)));
            return wire::ProposalClosedOut{closed.arrived, closed.missing};
        });
}

}  // namespace

void add_item_routes(http::Router& router, House& house) {
    struct Route {
        char const* path;
        std::string_view summary;
        ItemDeed deed;
    };
    for (auto const& route : {Route{"withdraw", "Take a line off the list, with a reason", &item_withdraw},
                              Route{"check", "What the check in the field found", &item_check},
                              Route{"refuse", "The office refuses a line, with a reason", &item_refuse},
                              Route{"enter", "Typed into SIKS-NG", &item_enter},
                              Route{"tell", "The family of a removal was told", &item_tell},
                              Route{"appeal", "The family objects to its removal", &item_appeal},
                              Route{"judge", "The objection is decided", &item_judge}})
        router.add<wire::ProposalItemDeedIn, wire::ProposalItemOut>(
            Method::post, std::string("/api/v1/proposals/items/{id}/") + route.path,
            {.summary = route.summary, .tag = tag},
            [&house, deed = route.deed](Call const& call, wire::ProposalItemDeedIn const& in) {
                return access::does<Stand>(
                    house, call,
                    [&](db::Tx& tx, Stand& stand, access::Officer const& by) -> Result<wire::ProposalItemOut> {
                        SINERGI_TRY(item, deed(tx, stand.desk(), by, in));
                        return shown(tx, stand, by, item);
                    });
            });
    router.add<wire::ItemAt, wire::ProposalItemOut>(
        Method::get, "/api/v1/proposals/items/{id}", {.summary = "A line of a list", .tag = tag},
        [&](Call const& call, wire::ItemAt const& in) { return see_item(house, call, in.id); });
    router.add<wire::ItemAt, wire::ProposalNumbersOut>(
        Method::post, "/api/v1/proposals/items/{id}/numbers",
        {.summary = "The family whole, in SIKS-NG's order", .tag = tag},
        [&](Call const& call, wire::ItemAt const& in) { return numbers(house, call, in.id); });
    router.add<wire::TasksIn, wire::ProposalItemsOut>(
        Method::get, "/api/v1/proposals/tasks", {.summary = "What is to be typed into SIKS-NG", .tag = tag},
        [&](Call const& call, wire::TasksIn const& in) { return tasks(house, call, in); });
    router.add<wire::FamilyAt, wire::ProposalItemsOut>(
        Method::get, "/api/v1/proposals/families/{id}", {.summary = "What a family was proposed for", .tag = tag},
        [&](Call const& call, wire::FamilyAt const& in) { return of_family(house, call, in.id); });
    router.add<wire::ProposalArrivalIn, wire::ProposalClosedOut>(
        Method::post, "/api/v1/proposals/arrivals",
        {.summary = "Close what came back by the deciles received", .tag = tag},
        [&](Call const& call, wire::ProposalArrivalIn const& in) { return arrive(house, call, in); });
    http::add_file_route(router, house, Method::get, "/api/v1/proposals/items/{id}/notice.pdf",
                         {.summary = "Letter to a family that is to be removed", .tag = tag}, give_notice);
    http::add_file_route(router, house, Method::get, "/api/v1/proposals/papers/{id}",
                         {.summary = "A paper", .tag = tag}, give_paper);
}

}  // namespace sinergi::proposals
