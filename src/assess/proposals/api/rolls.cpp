// The deadline page, the queues, and one roll: what the village and the office do to it.

#include "access/doors.hpp"
#include "plumbing/json/write.hpp"
#include "proposals/api/stand.hpp"

#include <algorithm>

namespace sinergi::proposals {
namespace {

using http::Call;
using http::Method;
using http::Reply;

constexpr std::string_view tag = "proposals";
constexpr std::size_t form_bytes_max = std::size_t{12} * 1024 * 1024;

Counts counts_in(std::vector<Counts> const& all, RollId id) {
    auto const found = std::ranges::lower_bound(all, id, {}, &Counts::roll);
    return found != all.end() && found->roll == id ? *found : Counts{.roll = id};
}

/// A village without a roll is behind like one that has not sent its own.
wire::ProposalVillageOut village_out(Stand& stand, regions::Region const& village, std::string const& month,
                                     Terms const& terms) {
    auto const due = day_in(month, terms.village_day);
    wire::ProposalVillageOut out{.region = village.code,
                                 .name = std::string(village.name),
                                 .district_name = stand.atlas().name_of(village.code.parent()),
                                 .due_on = due,
                                 .days_left = due.days() - stand.today().days()};
    out.is_late = out.days_left < 0;
    return out;
}

Result<wire::ProposalOverviewOut> overview(House& house, Call const& call, wire::OverviewIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, in.region.value_or(by.area)));
    Stand stand(house, call);
    SINERGI_TRY(month, month_or_now(in.month, stand.today()));
    access::note_list(house.office, by.trace(), "proposals.overview", permit.area(), stand.now());
    return house.office.db.read([&](db::Tx& tx) {
        auto const terms = store::terms(tx);
        wire::ProposalOverviewOut out{.month = month, .today = stand.today()};
        static_cast<Terms&>(out.terms) = terms;
        out.may_set = by.may(access::Act::manage_settings);
        out.may_open = by.may(access::Act::edit_registry);
        auto const rolls = store::rolls_of_month(tx, permit, month);
        auto const counts = store::counts_of_month(tx, permit, month);
        auto const& atlas = stand.atlas();
        auto const within = atlas.starting_with(permit.area().view());
        for (auto i = within.first; i < within.after; ++i) {
            if (atlas.level_at(i) != RegionLevel::village || !atlas.is_open_at(i)) continue;
            auto row = village_out(stand, atlas.at(i), month, terms);
            auto const roll = std::ranges::lower_bound(rolls, row.region, {}, &Roll::region);
            if (roll != rolls.end() && roll->region == row.region) {
                auto const seen = stand.out(tx, *roll, counts_in(counts, roll->id));
                row.roll = seen.id;
                row.state = seen.state;
                row.turn = seen.turn;
                row.due_on = seen.due_on;
                row.days_left = seen.days_left;
                row.is_late = seen.is_late;
                row.items = seen.counts.items;
            }
            out.villages.push_back(std::move(row));
        }
        std::ranges::stable_sort(out.villages, [](auto const& a, auto const& b) {
            return std::tuple(!a.is_late, static_cast<int>(a.turn)) < std::tuple(!b.is_late, static_cast<int>(b.turn));
        });
        return out;
    });
}

Result<wire::ProposalRollsOut> queue(House& house, Call const& call, wire::QueueIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, in.region.value_or(by.area)));
    Stand stand(house, call);
    access::note_list(house.office, by.trace(), "proposals.listed", permit.area(), stand.now());
    return house.office.db.read([&](db::Tx& tx) {
        wire::ProposalRollsOut out;
        for (auto const& roll : store::rolls_in_state(tx, permit, in.state))
            out.items.push_back(stand.out(tx, roll, store::counts_of(tx, roll.id)));
        return out;
    });
}

Result<wire::ProposalRollFileOut> see(House& house, Call const& call, RollId id) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand stand(house, call);
    SINERGI_TRY(file, house.office.db.read([&](db::Tx& tx) { return stand.seen(tx, by, id); }));
    access::note_list(house.office, by.trace(), "proposals.read", file.roll.region, stand.now());
    return std::move(file);
}

using RollDeed = Result<Roll> (*)(db::Tx&, Desk const&, access::Officer const&, RollId, Said const&);

Result<wire::ProposalRollFileOut> do_deed(House& house, Call const& call, wire::ProposalRollDeedIn const& in,
                                          RollDeed deed) {
    return access::does<Stand>(
        house, call, [&](db::Tx& tx, Stand& stand, access::Officer const& by) -> Result<wire::ProposalRollFileOut> {
            SINERGI_MUST(deed(tx, stand.desk(), by, in.id, {text_of(in.words), in.version}));
            return stand.seen(tx, by, in.id);
        });
}

Result<wire::ProposalRollFileOut> do_meet(House& house, Call const& call, wire::ProposalMeetingIn const& in) {
    Meeting meeting{.way = in.way,
                    .on = in.on.value_or(Date{}),  // a missing day is told with the other faults
                    .place = text_of(in.place),
                    .words = in.words.text(),
                    .attended = in.attended.value_or(0),
                    .exceptions = {}};
    for (auto const& one : in.exceptions)
        meeting.exceptions.push_back({one.item, one.reason.text(), text_of(one.words)});
    return access::does<Stand>(
        house, call, [&](db::Tx& tx, Stand& stand, access::Officer const& by) -> Result<wire::ProposalRollFileOut> {
            SINERGI_MUST(meet(tx, stand.desk(), by, in.id, meeting, in.version));
            return stand.seen(tx, by, in.id);
        });
}

Result<wire::ProposalRollFileOut> do_propose(House& house, Call const& call, wire::ProposalItemIn const& in) {
    NewItem const wish{.kind = in.kind,
                       .family = in.family,
                       .person = in.person.value_or(registry::PersonId{}),
                       .programme = text_of(in.programme),
                       .reason = text_of(in.reason),
                       .note = text_of(in.note)};
    return access::does<Stand>(
        house, call, [&](db::Tx& tx, Stand& stand, access::Officer const& by) -> Result<wire::ProposalRollFileOut> {
            SINERGI_MUST(propose(tx, stand.desk(), by, in.id, wish));
            return stand.seen(tx, by, in.id);
        });
}

Result<Reply> take_paper(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<RollId>(call, "id"));
    Stand stand(house, call);
    Paper about;
    auto const kind = call.asked("kind").value_or("");
    if (!boost::describe::enum_from_string(kind.c_str(), about.kind) || about.kind == PaperKind::recap)
        return refuse(Why::malformed, "proposals.paper_kind", "kind");
    if (auto const item = call.asked("item")) {
        SINERGI_TRY(parsed, ItemId::parse(*item));
        about.item = parsed;
    }
    // Asked before anything is kept, so that nobody fills the disk who may not.
    SINERGI_MUST(house.office.db.read([&](db::Tx& tx) -> Done {
        SINERGI_TRY(file, stand.seen(tx, by, id));
        if (std::ranges::find(file.deeds, Deed::attached) == file.deeds.end())
            return refuse(Why::not_allowed, "access.act_not_allowed");
        return {};
    }));
    SINERGI_TRY(paper, upload_of(house, call));
    paper.kind = about.kind;
    paper.item = about.item;
    SINERGI_TRY(out, house.office.db.write([&](db::Tx& tx) -> Result<wire::ProposalRollFileOut> {
        SINERGI_MUST(attach(tx, stand.desk(), by, id, paper));
        return stand.seen(tx, by, id);
    }));
    return Reply{.status = 201, .body = json::write(out)};
}

Result<Reply> give_list(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<RollId>(call, "id"));
    Stand stand(house, call);
    auto const which = call.asked("which") == "final" ? Which::final : Which::initial;
    struct Both {
        Roll roll;
        std::vector<Item> items;
    };
    SINERGI_TRY(both, house.office.db.read([&](db::Tx& tx) -> Result<Both> {
        SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, by.area));
        SINERGI_TRY(roll, store::get_roll(tx, permit, id));
        return Both{roll, store::items(tx, id)};
    }));
    access::note_list(house.office, by.trace(), "proposals.printed", both.roll.region, stand.now());
    return Reply::file(list_pdf(stand, both.roll, both.items, which), "application/pdf",
                       "usulan-" + both.roll.region.text() + "-" + both.roll.month + ".pdf");
}

}  // namespace

void add_roll_routes(http::Router& router, House& house) {
    router.add<wire::OverviewIn, wire::ProposalOverviewOut>(
        Method::get, "/api/v1/proposals/overview",
        {.summary = "Every village of a month: whose turn it is, how many days are left", .tag = tag},
        [&](Call const& call, wire::OverviewIn const& in) { return overview(house, call, in); });
    router.add<wire::QueueIn, wire::ProposalRollsOut>(
        Method::get, "/api/v1/proposals/queue", {.summary = "Rolls that wait at a desk", .tag = tag},
        [&](Call const& call, wire::QueueIn const& in) { return queue(house, call, in); });
    router.add<wire::ProposalRollIn, wire::ProposalRollFileOut>(
        Method::post, "/api/v1/proposals/rolls", {.summary = "A village opens its month", .tag = tag},
        [&](Call const& call, wire::ProposalRollIn const& in) {
            return access::does<Stand>(
                house, call,
                [&](db::Tx& tx, Stand& stand, access::Officer const& by) -> Result<wire::ProposalRollFileOut> {
                    SINERGI_TRY(roll, open_roll(tx, stand.desk(), by, in.region, in.month.text()));
                    return stand.seen(tx, by, roll.id);
                });
        });
    router.add<wire::RollAt, wire::ProposalRollFileOut>(
        Method::get, "/api/v1/proposals/rolls/{id}", {.summary = "A roll with lines, papers and timeline", .tag = tag},
        [&](Call const& call, wire::RollAt const& in) { return see(house, call, in.id); });
    router.add<wire::ProposalItemIn, wire::ProposalRollFileOut>(
        Method::post, "/api/v1/proposals/rolls/{id}/items", {.summary = "Propose a family", .tag = tag},
        [&](Call const& call, wire::ProposalItemIn const& in) { return do_propose(house, call, in); });
    router.add<wire::ProposalMeetingIn, wire::ProposalRollFileOut>(
        Method::post, "/api/v1/proposals/rolls/{id}/meet",
        {.summary = "The meeting decided, or the SPTJM was signed", .tag = tag},
        [&](Call const& call, wire::ProposalMeetingIn const& in) { return do_meet(house, call, in); });
    struct Route {
        char const* path;
        std::string_view summary;
        RollDeed deed;
    };
    for (auto const& route :
         {Route{"nothing", "Nobody to propose this month", &say_nothing}, Route{"send", "Send it to the office", &send},
          Route{"sample", "Draw lines for a check in the field", &draw},
          Route{"verify", "Pass it on to the head of office", &verify}, Route{"approve", "Approve it", &approve},
          Route{"return", "Back to the village, with a reason", &give_back}})
        router.add<wire::ProposalRollDeedIn, wire::ProposalRollFileOut>(
            Method::post, std::string("/api/v1/proposals/rolls/{id}/") + route.path,
            {.summary = route.summary, .tag = tag},
            [&house, deed = route.deed](Call const& call, wire::ProposalRollDeedIn const& in) {
                return do_deed(house, call, in, deed);
            });
    http::add_file_route(router, house, Method::post, "/api/v1/proposals/rolls/{id}/papers",
                         {.summary = "Add a paper: ?kind=minutes&item=", .tag = tag, .body_max = form_bytes_max},
                         take_paper);
    http::add_file_route(router, house, Method::get, "/api/v1/proposals/rolls/{id}/list.pdf",
                         {.summary = "The list for the notice board: ?which=final", .tag = tag}, give_list);
}

}  // namespace sinergi::proposals
