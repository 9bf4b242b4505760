#include "agreements/api.hpp"

#include "agreements/api/told.hpp"
#include "agreements/store.hpp"
#include "agreements/wire.hpp"

#include <algorithm>

namespace sinergi::agreements {
namespace {

using http::Call;
using http::Method;

constexpr std::string_view tag = "agreements";
constexpr std::int64_t limit_default = 50, limit_max = 200;

// ---- what is asked

struct ListIn {
    std::optional<State> state;
    std::optional<AgreementId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListIn, (), (state, after, limit))

struct OneIn {
    AgreementId id;
};
BOOST_DESCRIBE_STRUCT(OneIn, (), (id))

struct AgreementIn {
    wire::TermsIn terms;
    std::vector<wire::ContactIn> contacts;
    static constexpr std::string_view optional_members = "contacts";
};
BOOST_DESCRIBE_STRUCT(AgreementIn, (), (terms, contacts))

struct AgreementChangeIn {
    AgreementId id;
    std::int64_t version = 0;
    wire::TermsIn terms;
};
BOOST_DESCRIBE_STRUCT(AgreementChangeIn, (), (id, version, terms))

struct AgreementContactsIn {
    AgreementId id;
    std::int64_t version = 0;
    std::vector<wire::ContactIn> contacts;
};
BOOST_DESCRIBE_STRUCT(AgreementContactsIn, (), (id, version, contacts))

struct AgreementSignIn {
    AgreementId id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AgreementSignIn, (), (id, version))

struct AgreementEndIn {
    AgreementId id;
    Line<5, 500> why;
    std::optional<Date> from_day;  // none: today
};
BOOST_DESCRIBE_STRUCT(AgreementEndIn, (), (id, why, from_day))

struct PlanItemIn {
    AgreementId id;
    std::int64_t year = 0;
    Line<3, 500> action;
    Date due;
    Line<0, 200> owner_first, owner_second;
    static constexpr std::string_view optional_members = "owner_first,owner_second";
};
BOOST_DESCRIBE_STRUCT(PlanItemIn, (), (id, year, action, due, owner_first, owner_second))

struct PlanItemPut {
    AgreementId id;
    PlanItemId item;
    std::int64_t version = 0;
    std::int64_t year = 0;
    Line<3, 500> action;
    Date due;
    Line<0, 200> owner_first, owner_second;
    static constexpr std::string_view optional_members = "owner_first,owner_second";
};
BOOST_DESCRIBE_STRUCT(PlanItemPut, (), (id, item, version, year, action, due, owner_first, owner_second))

struct ItemOnly {
    AgreementId id;
    PlanItemId item;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ItemOnly, (), (id, item, version))

struct PlanItemDoneIn {
    AgreementId id;
    PlanItemId item;
    std::int64_t version = 0;
    std::optional<Date> done_on;  // none: taken back
    Text<0, 2000> note;
    std::string proof;
    static constexpr std::string_view optional_members = "note,proof";
};
BOOST_DESCRIBE_STRUCT(PlanItemDoneIn, (), (id, item, version, done_on, note, proof))

struct EvaluationIn {
    AgreementId id;
    Date held_on;
    Line<3, 200> title;
    Text<0, 20000> minutes;
    std::string file;
    static constexpr std::string_view optional_members = "minutes,file";
};
BOOST_DESCRIBE_STRUCT(EvaluationIn, (), (id, held_on, title, minutes, file))

struct GroundIn {
    std::string to;
    std::optional<bool> emergency;
};
BOOST_DESCRIBE_STRUCT(GroundIn, (), (to, emergency))

Result<AgreementsOut> list_of(House& house, Call const& call, ListIn const& in) {
    SINERGI_MUST(reader(house, call));
    auto const limit = std::clamp(in.limit.value_or(limit_default), std::int64_t{1}, limit_max);
    auto const desk = house.desk(call.now);
    return house.office.db.read([&](db::Tx& tx) -> Result<AgreementsOut> {
        auto found = store::list(tx, in.state, in.after.value_or(AgreementId{}), limit + 1);
        AgreementsOut out;
        if (std::ssize(found) > limit) {
            found.pop_back();
            out.next = found.back().id.text();
        }
        for (auto const& one : found) out.items.push_back(row_of(house, desk, one, store::plan_of(tx, one.id)));
        return out;
    });
}

/// A deed, once for its key, and how the agreement stands then.
template <class Deed>
Result<AgreementOut> done(House& house, Call const& call, Deed deed) {
    SINERGI_TRY(by, house.doors.officer(call));
    auto const desk = house.desk(call.now);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<AgreementOut> {
        SINERGI_TRY(id, deed(tx, desk, by));
        return whole(tx, house, desk, by, id);
    });
}

/// The id of what a deed left behind, or its refusal.
template <class T>
Result<AgreementId> of(AgreementId id, Result<T> const& said) {
    if (!said) return std::unexpected(said.error());
    return id;
}

Result<GroundOut> ground_of(House& house, Call const& call, GroundIn const& in) {
    SINERGI_MUST(reader(house, call));
    SINERGI_TRY(to, parse_node(in.to));
    auto const desk = house.desk(call.now);
    return house.office.db.read([&](db::Tx& tx) -> Result<GroundOut> {
        auto const ground = ground_between(tx, desk.own(), to, desk.today(),
                                           in.emergency.value_or(false) ? Urgency::emergency : Urgency::ordinary);
        GroundOut out{.to = to,
                      .to_name = node_name(house, to),
                      .basis = ground.basis,
                      .by = ground.by,
                      .agreement = {},
                      .number_first = {},
                      .number_second = {},
                      .fields = ground.fields.list(),
                      .answer_hours = ground.answer_hours,
                      .answer_days = ground.answer_days,
                      .is_flagged = ground.is_flagged};
        if (!ground.agreement.is_none()) {
            SINERGI_TRY(agreement, get(tx, ground.agreement));
            out.agreement = agreement.id;
            out.number_first = agreement.terms.number_first;
            out.number_second = agreement.terms.number_second;
        }
        return out;
    });
}

void add_text_routes(http::Router& router, House& house) {
    router.add<ListIn, AgreementsOut>(Method::get, "/api/v1/agreements", {.summary = "Agreements (PKS)", .tag = tag},
                                      [&](Call const& call, ListIn const& in) { return list_of(house, call, in); });
    router.add<OneIn, AgreementOut>(
        Method::get, "/api/v1/agreements/{id}", {.summary = "One agreement with plan and minutes", .tag = tag},
        [&](Call const& call, OneIn const& in) -> Result<AgreementOut> {
            SINERGI_TRY(by, reader(house, call));
            return house.office.db.read([&](db::Tx& tx) { return whole(tx, house, house.desk(call.now), by, in.id); });
        });
    router.add<GroundIn, GroundOut>(Method::get, "/api/v1/agreement_ground",
                                    {.summary = "On what ground this office sends to another today", .tag = tag},
                                    [&](Call const& call, GroundIn const& in) { return ground_of(house, call, in); });
    router.add<AgreementIn, AgreementOut>(
        Method::post, "/api/v1/agreements", {.summary = "Write an agreement down", .tag = tag, .status = 201},
        [&](Call const& call, AgreementIn const& in) {
            return done(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& by) {
                auto const made = create(tx, desk, by, wire::terms_of(in.terms), wire::contacts_of(in.contacts));
                return of(made ? made->id : AgreementId{}, made);
            });
        });
    router.add<AgreementChangeIn, AgreementOut>(
        Method::put, "/api/v1/agreements/{id}", {.summary = "Change its terms, before they are signed", .tag = tag},
        [&](Call const& call, AgreementChangeIn const& in) {
            return done(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& by) {
                return of(in.id, change(tx, desk, by, in.id, wire::terms_of(in.terms), in.version));
            });
        });
    router.add<AgreementContactsIn, AgreementOut>(
        Method::put, "/api/v1/agreements/{id}/contacts", {.summary = "Our side's contacts", .tag = tag},
        [&](Call const& call, AgreementContactsIn const& in) {
            return done(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& by) {
                return of(in.id, set_contacts(tx, desk, by, in.id, wire::contacts_of(in.contacts), in.version));
            });
        });
    router.add<AgreementSignIn, AgreementOut>(
        Method::post, "/api/v1/agreements/{id}/sign",
        {.summary = "Confirm that these are the terms our side signed", .tag = tag},
        [&](Call const& call, AgreementSignIn const& in) {
            return done(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& by) {
                return of(in.id, sign(tx, desk, by, in.id, in.version));
            });
        });
    router.add<AgreementEndIn, AgreementOut>(
        Method::post, "/api/v1/agreements/{id}/end", {.summary = "End it before its time", .tag = tag},
        [&](Call const& call, AgreementEndIn const& in) {
            return done(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& by) {
                return of(in.id, end(tx, desk, by, in.id, in.from_day.value_or(desk.today()), in.why));
            });
        });
}

NewPlanItem wish_of(auto const& in) { return {in.year, in.action, in.owner_first, in.owner_second, in.due}; }

void add_plan_routes(http::Router& router, House& house) {
    router.add<PlanItemIn, AgreementOut>(
        Method::post, "/api/v1/agreements/{id}/items",
        {.summary = "Add an action to the work plan", .tag = tag, .status = 201},
        [&](Call const& call, PlanItemIn const& in) {
            return done(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& by) {
                return of(in.id, add_item(tx, desk, by, in.id, wish_of(in)));
            });
        });
    router.add<PlanItemPut, AgreementOut>(
        Method::put, "/api/v1/agreements/{id}/items/{item}", {.summary = "Change an action we wrote down", .tag = tag},
        [&](Call const& call, PlanItemPut const& in) {
            return done(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& by) {
                return of(in.id, change_item(tx, desk, by, in.id, {in.item, in.version}, wish_of(in)));
            });
        });
    router.add<ItemOnly, AgreementOut>(
        Method::del, "/api/v1/agreements/{id}/items/{item}", {.summary = "Withdraw an action", .tag = tag},
        [&](Call const& call, ItemOnly const& in) {
            return done(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& by) {
                return of(in.id, withdraw_item(tx, desk, by, in.id, {in.item, in.version}));
            });
        });
    router.add<PlanItemDoneIn, AgreementOut>(
        Method::post, "/api/v1/agreements/{id}/items/{item}/done",
        {.summary = "How far our side is; without a day it is open again", .tag = tag},
        [&](Call const& call, PlanItemDoneIn const& in) {
            return done(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& by) {
                Progress const progress{in.done_on, in.note.text(), in.proof};
                return of(in.id, mark_item(tx, desk, by, in.id, {in.item, in.version}, progress));
            });
        });
    router.add<EvaluationIn, AgreementOut>(
        Method::post, "/api/v1/agreements/{id}/evaluations",
        {.summary = "Minutes of an evaluation", .tag = tag, .status = 201},
        [&](Call const& call, EvaluationIn const& in) {
            return done(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& by) {
                return of(in.id, add_evaluation(tx, desk, by, in.id, in.held_on, in.title, in.minutes, in.file));
            });
        });
}

}  // namespace

void add_routes(http::Router& router, House& house) {
    add_text_routes(router, house);
    add_plan_routes(router, house);
    add_paper_routes(router, house);
}

}  // namespace sinergi::agreements
