// What the regent signs on paper.

#include "access/doors.hpp"
#include "plumbing/json/write.hpp"
#include "proposals/api/stand.hpp"

namespace sinergi::proposals {
namespace {

using http::Call;
using http::Method;
using http::Reply;

constexpr std::string_view tag = "proposals";
constexpr std::size_t form_bytes_max = std::size_t{12} * 1024 * 1024;

Result<wire::ProposalRecapsOut> list(House& house, Call const& call, wire::MonthIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, by.area));
    Stand stand(house, call);
    SINERGI_TRY(month, month_or_now(in.month, stand.today()));
    access::note_list(house.office, by.trace(), "proposals.listed", permit.area(), stand.now());
    return house.office.db.read([&](db::Tx& tx) {
        wire::ProposalRecapsOut out{.month = month};
        out.may_make = by.may(access::Act::verify_registry);
        for (auto const& recap : store::recaps(tx, permit, month)) out.items.push_back(stand.out(tx, recap));
        for (auto const& roll : store::rolls_in_state(tx, permit, State::approved))
            if (roll.month == month && roll.recap.is_none())
                out.waiting.push_back(stand.out(tx, roll, store::counts_of(tx, roll.id)));
        return out;
    });
}

Result<Reply> give_pdf(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<RecapId>(call, "id"));
    Stand stand(house, call);
    struct All {
        Recap recap;
        std::vector<Roll> rolls;
        std::vector<std::vector<Item>> items;
    };
    SINERGI_TRY(all, house.office.db.read([&](db::Tx& tx) -> Result<All> {
        SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, by.area));
        SINERGI_TRY(recap, store::get_recap(tx, permit, id));
        All found{recap, store::rolls_of_recap(tx, id), {}};
        for (auto const& roll : found.rolls) found.items.push_back(store::items(tx, roll.id));
        return found;
    }));
    access::note_list(house.office, by.trace(), "proposals.printed", all.recap.region, stand.now());
    return Reply::file(recap_pdf(stand, all.recap, all.rolls, all.items), "application/pdf",
                       "rekap-usulan-" + all.recap.month + ".pdf");
}

Result<Reply> take_signed(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<RecapId>(call, "id"));
    Stand stand(house, call);
    Signature signature{.number = call.asked("number").value_or(""), .on = stand.today(), .scan = {}};
    if (auto const on = call.asked("on")) {
        SINERGI_TRY(day, Date::parse(*on));
        signature.on = day;
    }
    SINERGI_MUST(house.office.db.read([&](db::Tx& tx) -> Done {
        SINERGI_TRY(permit, access::permit(access::Act::verify_registry, by, by.area));
        SINERGI_MUST(store::get_recap(tx, permit, id));
        return {};
    }));
    SINERGI_TRY(scan, upload_of(house, call));
    signature.scan = scan;
    SINERGI_TRY(out, house.office.db.write([&](db::Tx& tx) -> Result<wire::ProposalRecapOut> {
        SINERGI_TRY(recap, sign(tx, stand.desk(), by, id, signature));
        return stand.out(tx, recap);
    }));
    return Reply{.status = 201, .body = json::write(out)};
}

}  // namespace

void add_recap_routes(http::Router& router, House& house) {
    router.add<wire::MonthIn, wire::ProposalRecapsOut>(
        Method::get, "/api/v1/proposals/recaps", {.summary = "Recaps of a month, and what waits for one", .tag = tag},
        [&](Call const& call, wire::MonthIn const& in) { return list(house, call, in); });
    router.add<wire::ProposalRecapIn, wire::ProposalRecapOut>(
        Method::post, "/api/v1/proposals/recaps", {.summary = "Make a recap for the regent", .tag = tag},
        [&](Call const& call, wire::ProposalRecapIn const& in) {
            return access::does<Stand>(
                house, call,
                [&](db::Tx& tx, Stand& stand, access::Officer const& by) -> Result<wire::ProposalRecapOut> {
                    SINERGI_TRY(recap, make_recap(tx, stand.desk(), by, in.month.text()));
                    return stand.out(tx, recap);
                });
        });
    router.add<wire::ProposalRecapDeedIn, wire::ProposalRecapOut>(
        Method::post, "/api/v1/proposals/recaps/{id}/unbind",
        {.summary = "Give up a recap that was not signed", .tag = tag},
        [&](Call const& call, wire::ProposalRecapDeedIn const& in) {
            return access::does<Stand>(
                house, call,
                [&](db::Tx& tx, Stand& stand, access::Officer const& by) -> Result<wire::ProposalRecapOut> {
                    SINERGI_TRY(recap, unbind(tx, stand.desk(), by, in.id, {text_of(in.words), {}}));
                    return stand.out(tx, recap);
                });
        });
    http::add_file_route(router, house, Method::get, "/api/v1/proposals/recaps/{id}/recap.pdf",
                         {.summary = "The recap, to be signed", .tag = tag}, give_pdf);
    http::add_file_route(router, house, Method::post, "/api/v1/proposals/recaps/{id}/sign",
                         {.summary = "The signed scan: ?number=&on=", .tag = tag, .body_max = form_bytes_max},
                         take_signed);
}

}  // namespace sinergi::proposals
