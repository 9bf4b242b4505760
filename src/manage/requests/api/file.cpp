// One request: its file, its papers, what is done to it.

#include "requests/actions/trace.hpp"
#include "requests/api/shared.hpp"

#include "plumbing/json/write.hpp"
#include "plumbing/locale/words.hpp"

#include <algorithm>

namespace sinergi::requests {
namespace {

using http::Call;
using http::Method;
using http::Reply;

constexpr std::string_view tag = "requests";
constexpr std::size_t form_bytes_max = std::size_t{12} * 1024 * 1024;

/// The file after a deed: one answer for every screen that shows it.
Result<wire::RequestFileOut> whole(db::Tx& tx, Stand const& stand, access::Officer const& by, RequestId id) {
    SINERGI_TRY(file, open_file(tx, stand.desk(), by, id));
    return stand.file(tx, file, by);
}

Result<wire::RequestFileOut> opened(House& house, Call const& call, RequestId id) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return house.office.db.write([&](db::Tx& tx) { return whole(tx, stand, by, id); });
}

std::vector<store::CheckRow> rows_of(std::vector<wire::CheckIn> const& checks) {
    std::vector<store::CheckRow> rows;
    for (auto const& one : checks)
        rows.push_back({.code = one.code.text(), .is_met = one.is_met, .note = text_of(one.note)});
    return rows;
}

Result<wire::RequestFileOut> do_deed(House& house, Call const& call, wire::RequestDeedIn const& in, Deed deed) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::RequestFileOut> {
        SINERGI_MUST(act(tx, stand.desk(), by, in.id, deed, {.text = text_of(in.text), .version = in.version}));
        return whole(tx, stand, by, in.id);
    });
}

enum class Settle : std::uint8_t { noted, checked };

Result<wire::RequestFileOut> do_checks(House& house, Call const& call, wire::ChecksIn const& in, Settle settle) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    auto const checks = rows_of(in.checks);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::RequestFileOut> {
        if (settle == Settle::noted) SINERGI_MUST(note_checks(tx, stand.desk(), by, in.id, checks));
        if (settle == Settle::checked)
            SINERGI_MUST(act(tx, stand.desk(), by, in.id, Deed::checked, {.version = in.version, .checks = checks}));
        return whole(tx, stand, by, in.id);
    });
}

struct MendIn {
    RequestId id;
    wire::RequestPersonIn person;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(MendIn, (), (id, person, version))

Result<wire::RequestFileOut> do_mend(House& house, Call const& call, MendIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::RequestFileOut> {
        SINERGI_TRY(before, store::get_plain(tx, in.id));
        SINERGI_TRY(kind, kind_of(tx, before.kind));
        auto person = person_of(in.person, kind);
        auto const now_is = store::person(tx, in.id);
        // What a screen shows masked comes back masked, or not at all: it stays as it was.
        if (person.nik.find_first_not_of("0123456789") != std::string::npos) person.nik = now_is.nik;
        if (person.no_kk.find_first_not_of("0123456789") != std::string::npos) person.no_kk = now_is.no_kk;
        if (!by.may(access::Act::see_health)) person.specific = now_is.specific;
        SINERGI_MUST(mend(tx, stand.desk(), by, in.id, person, in.version));
        return whole(tx, stand, by, in.id);
    });
}

struct OpenIn {
    RequestId id;
    Line<5, 300> reason;
};
BOOST_DESCRIBE_STRUCT(OpenIn, (), (id, reason))

Result<wire::RequestPersonOut> do_open(House& house, Call const& call, OpenIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    SINERGI_TRY(person, house.office.db.write(
                            [&](db::Tx& tx) { return open_person(tx, stand.desk(), by, in.id, in.reason.text()); }));
    return person_out(person, by);
}

Result<Reply> take_paper(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<RequestId>(call, "id"));
    Stand const stand(house, call);
    // Asked before anything is kept, so that nobody fills the disk who may not.
    SINERGI_MUST(house.office.db.read([&](db::Tx& tx) { return taken_up(tx, by, id, Deed::completed, {}); }));
    SINERGI_TRY(file, upload_of(call));
    store::PaperRow paper{.code = call.asked("code").value_or("lain"),
                          .digest = house.files.put(file.bytes),
                          .file_name = file.file_name,
                          .type = file.type,
                          .bytes = static_cast<std::int64_t>(file.bytes.size())};
    SINERGI_TRY(out, house.office.db.write([&](db::Tx& tx) -> Result<wire::RequestFileOut> {
        SINERGI_MUST(attach(tx, stand.desk(), by, id, paper));
        return whole(tx, stand, by, id);
    }));
    return Reply{.status = 201, .body = json::write(out)};
}

Result<Reply> give_paper(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<RequestId>(call, "id"));
    SINERGI_TRY(wanted, http::id_at<PaperId>(call, "paper"));
    Stand const stand(house, call);
    SINERGI_TRY(paper, house.office.db.write([&](db::Tx& tx) -> Result<store::PaperRow> {
        SINERGI_TRY(file, open_file(tx, stand.desk(), by, id));
        auto const found = std::ranges::find(file.papers, wanted, &store::PaperRow::id);
        if (found == file.papers.end()) return refuse(Why::not_found, "requests.paper_gone");
        return *found;
    }));
    SINERGI_TRY(bytes, house.files.get(paper.digest));
    return Reply::file(std::move(bytes), paper.type, paper.file_name);
}

Result<Reply> give_receipt(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<RequestId>(call, "id"));
    Stand const stand(house, call);
    struct Both {
        File file;
        store::Head head;
    };
    SINERGI_TRY(both, house.office.db.write([&](db::Tx& tx) -> Result<Both> {
        SINERGI_TRY(file, open_file(tx, stand.desk(), by, id));
        return Both{std::move(file), head_of(tx, stand.desk())};
    }));
    auto const word = [&](std::string const& key) { return house.say("requests.paper." + key, "id"); };
    auto const& r = both.file.request;
    auto const zone = house.office.zone;
    auto const due = print::long_date(date_in(zone, r.due_at)) +
                     (r.is_urgent ? ", " + locale::clock_words(r.due_at, zone, locale::Language::id) : "");
    auto const number = tracking_number(r.id), key = key_of(house.office, r.id);
    print::Letter paper{.head = letterhead(house, both.head),
                        .title = word("receipt"),
                        .place = both.head.place,
                        .date = date_in(zone, r.received_at),
                        .facts = {{word("number"), number},
                                  {word("key"), key},
                                  {word("kind"), both.file.kind.name_id},
                                  {word("name"), both.file.person.name},
                                  {word("received"), print::long_date(date_in(zone, r.received_at))},
                                  {word("due"), due},
                                  {word("receives"), both.file.kind.receives_id}},
                        .closing = {word("track")}};
    for (auto const& one : missing_papers(both.file.kind, both.file.papers))
        paper.facts.push_back({word("missing"), one.name_id});
    paper.qr = house.url + "/lacak-permohonan?nomor=" + number;
    paper.foot = number;
    return Reply::file(print::letter_pdf(paper, call.now), "application/pdf", "tanda-terima-" + number + ".pdf");
}

}  // namespace

void add_file_routes(http::Router& router, House& house) {
    router.add<wire::OneIn, wire::RequestFileOut>(
        Method::get, "/api/v1/requests/{id}", {.summary = "Open a request's file", .tag = tag},
        [&](Call const& call, wire::OneIn const& in) { return opened(house, call, in.id); });
    struct Route {
        char const* path;
        std::string_view summary;
        Deed deed;
    };
    for (auto const& route :
         {Route{"ask", "Ask the applicant for papers", Deed::asked},
          Route{"complete", "The papers came", Deed::completed}, Route{"claim", "Work on it", Deed::claimed},
          Route{"return", "Send it back to the check", Deed::returned},
          Route{"initial", "Initial it", Deed::initialled}, Route{"hand_over", "Hand it over", Deed::handed_over},
          Route{"decline", "Decline it, with a reason", Deed::declined},
          Route{"withdraw", "The applicant takes it back", Deed::withdrawn}, Route{"note", "Add a note", Deed::noted}})
        router.add<wire::RequestDeedIn, wire::RequestFileOut>(
            Method::post, std::string("/api/v1/requests/{id}/") + route.path, {.summary = route.summary, .tag = tag},
            [&house, deed = route.deed](Call const& call, wire::RequestDeedIn const& in) {
                return do_deed(house, call, in, deed);
            });
    router.add<wire::ChecksIn, wire::RequestFileOut>(
        Method::post, "/api/v1/requests/{id}/checks", {.summary = "Keep answers of the checklist", .tag = tag},
        [&](Call const& call, wire::ChecksIn const& in) { return do_checks(house, call, in, Settle::noted); });
    router.add<wire::ChecksIn, wire::RequestFileOut>(
        Method::post, "/api/v1/requests/{id}/check", {.summary = "Everything is there and right", .tag = tag},
        [&](Call const& call, wire::ChecksIn const& in) { return do_checks(house, call, in, Settle::checked); });
    router.add<MendIn, wire::RequestFileOut>(
        Method::put, "/api/v1/requests/{id}/person", {.summary = "Mend what was written of the person", .tag = tag},
        [&](Call const& call, MendIn const& in) { return do_mend(house, call, in); });
    router.add<OpenIn, wire::RequestPersonOut>(
        Method::post, "/api/v1/requests/{id}/open",
        {.summary = "The person's numbers whole, with a reason", .tag = tag},
        [&](Call const& call, OpenIn const& in) { return do_open(house, call, in); });
    http::add_file_route(router, house, Method::post, "/api/v1/requests/{id}/papers",
                         {.summary = "Add a paper: ?code=ktp", .tag = tag, .body_max = form_bytes_max}, take_paper);
    http::add_file_route(router, house, Method::get, "/api/v1/requests/{id}/papers/{paper}",
                         {.summary = "A paper", .tag = tag}, give_paper);
    http::add_file_route(router, house, Method::get, "/api/v1/requests/{id}/receipt.pdf",
                         {.summary = "The receipt", .tag = tag}, give_receipt);
}

}  // namespace sinergi::requests
