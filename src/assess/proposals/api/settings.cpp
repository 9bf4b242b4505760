// Days and chain of the office, the officials of a village, the lists of words.

#include "proposals/api/stand.hpp"

#include "access/doors.hpp"

namespace sinergi::proposals {
namespace {

using http::Call;
using http::Method;
using http::Nothing;

constexpr std::string_view tag = "proposals";

wire::ProposalTerms terms_out(Terms const& terms) {
    wire::ProposalTerms out;
    static_cast<Terms&>(out) = terms;
    return out;
}

wire::ProposalOfficialsOut officials_out(db::Tx& tx, access::Officer const& by, RegionCode const& village) {
    wire::ProposalOfficialsOut out;
    for (auto const& one : store::officials(tx, village))
        out.items.push_back(
            {one.id, one.name, one.post, registry::masked_number(one.nik), registry::masked_number(one.no_kk)});
    out.may_declare = by.may(access::Act::edit_registry);
    out.may_end = by.may(access::Act::verify_registry);
    return out;
}

Result<wire::ProposalOfficialsOut> officials(House& house, Call const& call, wire::VillageAt const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, in.region));
    access::note_list(house.office, by.trace(), "proposals.officials_listed", in.region, call.now);
    return house.office.db.read([&](db::Tx& tx) { return officials_out(tx, permit.by(), permit.area()); });
}

struct ProposalErasureOut {
    std::string tracking_number, kind_name, region_name, state_name;
    Moment received_at;  // since when it is as it is
    bool is_open = false, is_erased = false;
    std::int64_t lines = 0, papers = 0;
};
BOOST_DESCRIBE_STRUCT(ProposalErasureOut, (),
                      (tracking_number, kind_name, region_name, state_name, received_at, is_open, is_erased, lines,
                       papers))
struct ProposalEraseIn {
    RollId id;
    Line<5, 300> reason;
};
BOOST_DESCRIBE_STRUCT(ProposalEraseIn, (), (id, reason))

Result<ProposalErasureOut> look(House& house, Call const& call, RollId id) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand stand(house, call);
    return house.office.db.write([&](db::Tx& tx) -> Result<ProposalErasureOut> {
        SINERGI_TRY(found, look_erasable(tx, stand.desk(), by, id));
        auto const say = [&](std::string const& key) { return house.say("proposals." + key, call.language()); };
        return ProposalErasureOut{.tracking_number = id.text(),
                                  .kind_name = say("erased_kind") + " " + found.roll.month,
                                  .region_name = stand.atlas().name_of(found.roll.region),
                                  .state_name = say("erased_state." + word(found.roll.state)),
                                  .received_at = found.roll.state_since,
                                  .is_open = found.roll.state != State::closed,
                                  .is_erased = found.is_erased,
                                  .lines = found.lines,
                                  .papers = found.papers};
    });
}

Result<http::Nothing> do_erase(House& house, Call const& call, ProposalEraseIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand stand(house, call);
    SINERGI_MUST(
        house.office.db.write([&](db::Tx& tx) { return erase(tx, stand.desk(), by, in.id, in.reason.text()); }));
    return http::Nothing{};
}

}  // namespace

void add_setting_routes(http::Router& router, House& house) {
    router.add<wire::RollAt, ProposalErasureOut>(
        Method::get, "/api/v1/proposals/rolls/{id}/erasure",
        {.summary = "What an erasure of a closed list would take; nobody's name", .tag = tag},
        [&](Call const& call, wire::RollAt const& in) { return look(house, call, in.id); });
    router.add<ProposalEraseIn, http::Nothing>(
        Method::post, "/api/v1/proposals/rolls/{id}/erase",
        {.summary = "Empty what is personal in a closed list", .tag = tag},
        [&](Call const& call, ProposalEraseIn const& in) { return do_erase(house, call, in); });
    router.add<Nothing, wire::ProposalTerms>(
        Method::get, "/api/v1/proposals/terms", {.summary = "Days and chain of the office", .tag = tag},
        [&](Call const& call, Nothing const&) -> Result<wire::ProposalTerms> {
            SINERGI_MUST(house.doors.officer(call));
            return house.office.db.read([](db::Tx& tx) { return terms_out(store::terms(tx)); });
        });
    router.add<wire::ProposalTerms, wire::ProposalTerms>(
        Method::put, "/api/v1/proposals/terms", {.summary = "Set days and chain", .tag = tag},
        [&](Call const& call, wire::ProposalTerms const& in) {
            return access::does<Stand>(
                house, call, [&](db::Tx& tx, Stand& stand, access::Officer const& by) -> Result<wire::ProposalTerms> {
                    SINERGI_TRY(kept, put_terms(tx, stand.desk(), by, in));
                    return terms_out(kept);
                });
        });
    router.add<Nothing, wire::ProposalWordsOut>(
        Method::get, "/api/v1/proposals/words", {.summary = "Reasons and programmes", .tag = tag},
        [&](Call const& call, Nothing const&) -> Result<wire::ProposalWordsOut> {
            SINERGI_MUST(house.doors.officer(call));
            Stand stand(house, call);
            return house.office.db.read([&](db::Tx& tx) { return wire::ProposalWordsOut{stand.words(tx)}; });
        });
    router.add<wire::VillageAt, wire::ProposalOfficialsOut>(
        Method::get, "/api/v1/proposals/officials", {.summary = "Officials declared by a village", .tag = tag},
        [&](Call const& call, wire::VillageAt const& in) { return officials(house, call, in); });
    router.add<wire::ProposalOfficialIn, wire::ProposalOfficialsOut>(
        Method::post, "/api/v1/proposals/officials", {.summary = "Declare an official of the village", .tag = tag},
        [&](Call const& call, wire::ProposalOfficialIn const& in) {
            return access::does<Stand>(
                house, call,
                [&](db::Tx& tx, Stand& stand, access::Officer const& by) -> Result<wire::ProposalOfficialsOut> {
                    Official wish;
                    wish.region = in.region;
                    wish.name = in.name.text();
                    wish.post = in.post.text();
                    wish.nik = text_of(in.nik);
                    wish.no_kk = text_of(in.no_kk);
                    SINERGI_MUST(declare(tx, stand.desk(), by, wish));
                    return officials_out(tx, by, in.region);
                });
        });
    router.add<wire::OfficialAt, Nothing>(
        Method::post, "/api/v1/proposals/officials/{id}/end",
        {.summary = "Somebody is no official any more", .tag = tag, .status = 204},
        [&](Call const& call, wire::OfficialAt const& in) -> Result<Nothing> {
            SINERGI_TRY(by, house.doors.officer(call));
            Stand stand(house, call);
            SINERGI_MUST(house.office.db.write([&](db::Tx& tx) { return end_official(tx, stand.desk(), by, in.id); }));
            return Nothing{};
        });
}

}  // namespace sinergi::proposals
