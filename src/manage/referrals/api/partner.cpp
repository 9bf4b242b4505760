// What a partner office sees and does: only what was referred to its own unit.

#include "access/doors.hpp"
#include "access/rules.hpp"
#include "plumbing/http/file_route.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "referrals/api/shared.hpp"
#include "referrals/store.hpp"

namespace sinergi::referrals {
namespace {

using http::Call;
using http::Method;
using http::Reply;

constexpr std::string_view tag = "referrals";
constexpr std::int64_t limit_default = 50, limit_max = 200;
constexpr std::size_t paper_bytes_max = std::size_t{10} * 1024 * 1024;
constexpr std::size_t form_bytes_max = paper_bytes_max + std::size_t{64} * 1024;

struct ReferralRowOut {
    ReferralId id;
    std::string number, place_name, region_name, asked;
    State state = State::asked;
    Basis basis = Basis::public_task;
    Payer payer = Payer::none;
    Moment asked_at;
    std::optional<Moment> due_at, answered_at, ended_at;
    bool is_late = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ReferralRowOut, (),
                      (id, number, place_name, region_name, asked, state, basis, payer, asked_at, due_at, answered_at,
                       ended_at, is_late, version))

struct ReferralsOut {
    std::vector<ReferralRowOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ReferralsOut, (), (items, next))

struct ReferralPaperOut {
    PaperId id;
    std::string file_name, type;
    std::int64_t bytes = 0;
    Moment at;
    bool is_partners = false;
};
BOOST_DESCRIBE_STRUCT(ReferralPaperOut, (), (id, file_name, type, bytes, at, is_partners))

struct ReferralOut {
    ReferralRowOut head;
    std::string office;  // who asks
    std::vector<Shown> shown;
    std::string reason, result;
    std::vector<ReferralPaperOut> papers;
    std::vector<std::string> deeds;      // what may be done now
    std::optional<std::string> subject;  // of the office itself: "case/0ABC..."; a partner has none
};
BOOST_DESCRIBE_STRUCT(ReferralOut, (), (head, office, shown, reason, result, papers, deeds, subject))

struct ListIn {
    std::optional<State> state;
    std::optional<ReferralId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListIn, (), (state, after, limit))

struct OneIn {
    ReferralId id;
};
BOOST_DESCRIBE_STRUCT(OneIn, (), (id))

struct ReferralDeedIn {
    ReferralId id;
    std::optional<std::string> text;
    std::optional<std::vector<PaperId>> papers;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(ReferralDeedIn, (), (id, text, papers, version))

ReferralRowOut row_of(db::Tx& tx, House const& house, Referral const& one, Moment now) {
    auto const place = find_place(tx, one.place);
    return {.id = one.id,
            .number = one.number,
            .place_name = place ? place->name : "",
            .region_name = house.areas.name_of(one.region),
            .asked = one.asked,
            .state = one.state,
            .basis = one.basis,
            .payer = one.payer,
            .asked_at = one.asked_at,
            .due_at = one.due_at,
            .answered_at = one.answered_at,
            .ended_at = one.ended_at,
            .is_late = one.due_at && *one.due_at < now && one.state == State::asked,
            .version = one.version};
}

std::vector<std::string> deeds_of(access::Officer const& by, Referral const& one) {
    if (!is_partner_of(by, one) && !may_note_answer(by, one)) return {};
    std::vector<std::string> out;
    struct Route {
        Deed deed;
        char const* name;
    };
    for (auto const& route : {Route{Deed::accepted, "accept"}, Route{Deed::declined, "decline"},
                              Route{Deed::answered, "answer"}, Route{Deed::handed_back, "hand_back"}})
        if (after(one.state, route.deed)) out.emplace_back(route.name);
    return out;
}

ReferralOut whole(db::Tx& tx, House const& house, access::Officer const& by, Referral const& one, Moment now) {
    auto const shown = json::read<std::vector<Shown>>(one.shown);
    ReferralOut out{.head = row_of(tx, house, one, now),
                    .office = house.office.name,
                    .shown = shown.value_or(std::vector<Shown>{}),
                    .reason = one.reason,
                    .result = one.result,
                    .papers = {},
                    .deeds = deeds_of(by, one),
                    .subject = {}};
    for (auto const& paper : papers_of(tx, one.id))
        out.papers.push_back({paper.id, paper.file_name, paper.type, paper.bytes, paper.at, paper.is_partners});
    if (!is_partner_of(by, one)) out.subject = one.subject_kind + "/" + id_text(one.subject);
    return out;
}

Result<ReferralsOut> list_of(House& house, Call const& call, ListIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    if (!by.may(access::Act::answer_referral) || by.unit.is_none())
        return refuse(Why::not_allowed, "access.act_not_allowed");
    auto const limit = std::clamp(in.limit.value_or(limit_default), std::int64_t{1}, limit_max);
    auto const start = in.after.value_or(ReferralId{});
    auto out = house.office.db.read([&](db::Tx& tx) {
        bool const is_waiting = in.state == State::asked || in.state == State::accepted;
        auto found = is_waiting ? store::open_of_unit(tx, by.unit, *in.state, start, limit + 1)
                                : store::of_unit(tx, by.unit, start, limit + 1);
        ReferralsOut list;
        if (std::ssize(found) > limit) {
            found.pop_back();
            list.next = found.back().id.text();
        }
        for (auto const& one : found)
            if (!in.state || one.state == *in.state) list.items.push_back(row_of(tx, house, one, call.now));
        return list;
    });
    access::note_list(house.office, by.trace(), "referrals.listed", house.office.area, call.now);
    return out;
}

Result<ReferralOut> opened(House& house, Call const& call, ReferralId id) {
    SINERGI_TRY(by, house.doors.officer(call));
    return house.office.db.write([&](db::Tx& tx) -> Result<ReferralOut> {
        SINERGI_TRY(one, open(tx, house.desk(call.now), by, id, house.may_see));
        return whole(tx, house, by, one, call.now);
    });
}

Result<ReferralOut> done(House& house, Call const& call, ReferralDeedIn const& in, Deed deed) {
    SINERGI_TRY(by, house.doors.officer(call));
    Said const said{
        .text = in.text.value_or(""), .papers = in.papers.value_or(std::vector<PaperId>{}), .version = in.version};
    auto const answer = [&](db::Tx& tx) -> Result<ReferralOut> {
        SINERGI_MUST(check_reader(tx, house, by, in.id));
        SINERGI_TRY(one, reply(tx, house.desk(call.now), by, in.id, deed, said));
        return whole(tx, house, by, one, call.now);
    };
    auto const about = in.id.raw();
    return access::once(house.office, call, by.id, answer, {}, &about);
}

std::string_view type_of(std::string_view bytes) {
    if (bytes.starts_with("%PDF-")) return "application/pdf";
    if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
    if (bytes.starts_with("\x89PNG\r\n")) return "image/png";
    return {};
}

Result<ReferralPaperOut> take_paper(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<ReferralId>(call, "id"));
    // Asked before anything is kept, so that nobody fills the disk who may not.
    SINERGI_MUST(house.office.db.read([&](db::Tx& tx) { return check_reader(tx, house, by, id); }));
    SINERGI_TRY(parts, http::read_form(call));
    auto const file = std::ranges::find_if(parts, [](http::FormPart const& part) { return !part.file_name.empty(); });
    if (file == parts.end()) return refuse(Why::malformed, "referrals.paper_missing", "file");
    auto const type = type_of(file->bytes);
    if (type.empty()) return refuse(Why::malformed, "referrals.paper_type", "file");
    if (file->bytes.size() > paper_bytes_max) return refuse(Why::too_large, "referrals.paper_large", "10");
    auto const name = Line<1, 120>::parse(file->file_name);
    Paper paper{.digest = house.files.put(file->bytes),
                .file_name = name ? name->text() : "berkas",
                .type = std::string(type),
                .bytes = static_cast<std::int64_t>(file->bytes.size())};
    auto const answer = [&](db::Tx& tx) -> Result<ReferralPaperOut> {
        SINERGI_TRY(kept, attach(tx, house.desk(call.now), by, id, paper));
        return ReferralPaperOut{kept,        paper.file_name, paper.type,
                                paper.bytes, call.now,        by.may(access::Act::answer_referral)};
    };
    auto const about = id.raw();
    return access::once(house.office, call, by.id, answer, {}, &about);
}

Result<Reply> give_paper(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<ReferralId>(call, "id"));
    SINERGI_TRY(wanted, http::id_at<PaperId>(call, "paper"));
    SINERGI_TRY(paper, house.office.db.write([&](db::Tx& tx) -> Result<Paper> {
        SINERGI_MUST(open(tx, house.desk(call.now), by, id, house.may_see));
        auto const papers = papers_of(tx, id);
        auto const found = std::ranges::find(papers, wanted, &Paper::id);
        if (found == papers.end()) return refuse(Why::not_found, "referrals.paper_unknown");
        return *found;
    }));
    SINERGI_TRY(bytes, house.files.get(paper.digest));
    return Reply::file(std::move(bytes), paper.type, paper.file_name);
}

Result<Reply> give_letter(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<ReferralId>(call, "id"));
    SINERGI_TRY(letter, house.office.db.write([&](db::Tx& tx) -> Result<std::pair<std::string, std::string>> {
        SINERGI_TRY(one, open(tx, house.desk(call.now), by, id, house.may_see));
        SINERGI_TRY(pdf, letter_pdf(tx, house, one, call.now));
        return std::pair(pdf, one.id.text());
    }));
    return Reply::file(letter.first, "application/pdf", "surat-rujukan-" + letter.second + ".pdf");
}

}  // namespace

void add_partner_routes(http::Router& router, House& house) {
    router.add<ListIn, ReferralsOut>(Method::get, "/api/v1/referrals",
                                     {.summary = "What was referred to my unit", .tag = tag},
                                     [&](Call const& call, ListIn const& in) { return list_of(house, call, in); });
    router.add<OneIn, ReferralOut>(Method::get, "/api/v1/referrals/{id}", {.summary = "Open one", .tag = tag},
                                   [&](Call const& call, OneIn const& in) { return opened(house, call, in.id); });
    struct Route {
        char const* path;
        std::string_view summary;
        Deed deed;
    };
    for (auto const& route :
         {Route{"accept", "Accept it", Deed::accepted}, Route{"decline", "Decline it, with a reason", Deed::declined},
          Route{"answer", "Answer with a result", Deed::answered},
          Route{"hand_back", "Hand the person back, with papers", Deed::handed_back}})
        router.add<ReferralDeedIn, ReferralOut>(
            Method::post, std::string("/api/v1/referrals/{id}/") + route.path, {.summary = route.summary, .tag = tag},
            [&house, deed = route.deed](Call const& call, ReferralDeedIn const& in) {
                return done(house, call, in, deed);
            });
    http::add_form_route(router, house, "/api/v1/referrals/{id}/papers",
                         {.summary = "Add a file", .tag = tag, .body_max = form_bytes_max}, take_paper);
    http::add_file_route(router, house, Method::get, "/api/v1/referrals/{id}/papers/{paper}",
                         {.summary = "A file", .tag = tag}, give_paper);
    http::add_file_route(router, house, Method::get, "/api/v1/referrals/{id}/letter.pdf",
                         {.summary = "The letter of referral", .tag = tag}, give_letter);
}

}  // namespace sinergi::referrals
