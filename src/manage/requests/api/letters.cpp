// Letters: number, draft, sign, withdraw, issue anew; the register.

#include "access/doors.hpp"
#include "audit/actions.hpp"
#include "requests/actions/trace.hpp"
#include "requests/api/shared.hpp"

#include "plumbing/json/write.hpp"

#include <algorithm>

namespace sinergi::requests {
namespace {

using http::Call;
using http::Method;
using http::Reply;

constexpr std::string_view tag = "letters";
constexpr std::size_t form_bytes_max = std::size_t{12} * 1024 * 1024;

struct NumberIn {
    RequestId id;
    std::optional<Line<0, 80>> outside_number;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(NumberIn, (), (id, outside_number, version))

Result<wire::LetterOut> out_of(db::Tx& tx, Stand const& stand, Letter const& letter) {
    return stand.letter(tx, letter, store::kinds(tx));
}

Result<wire::LetterOut> do_number(House& house, Call const& call, NumberIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::LetterOut> {
        SINERGI_TRY(letter, number(tx, stand.desk(), by, in.id,
                                   {.outside_number = text_of(in.outside_number), .version = in.version}));
        return out_of(tx, stand, letter);
    });
}

struct LettersIn {
    std::optional<std::int64_t> year;
    std::optional<Line<0, 80>> number;
    std::optional<LetterId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(LettersIn, (), (year, number, after, limit))
struct LettersOut {
    std::vector<wire::LetterOut> items;
    std::optional<LetterId> next;
};
BOOST_DESCRIBE_STRUCT(LettersOut, (), (items, next))

Result<LettersOut> list(House& house, Call const& call, LettersIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_request, by, by.area));
    Stand const stand(house, call);
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(50), 1, 100);
    auto out = house.office.db.read([&](db::Tx& tx) {
        auto const letters = store::letters(tx, permit, in.year.value_or(stand.today().year()), text_of(in.number),
                                            in.after.value_or(LetterId{}), limit);
        auto const kinds = store::kinds(tx);
        LettersOut rows;
        for (auto const& one : letters) rows.items.push_back(stand.letter(tx, one, kinds));
        if (static_cast<std::int64_t>(letters.size()) == limit) rows.next = letters.back().id;
        return rows;
    });
    access::note_list(house.office, permit, "letters.listed", call.now);
    return out;
}

struct ReasonIn {
    LetterId id;
    Text<0, 500> reason;
};
BOOST_DESCRIBE_STRUCT(ReasonIn, (), (id, reason))

using EndLetter = Result<Letter> (*)(db::Tx&, Desk const&, access::Officer const&, LetterId, std::string const&);

Result<wire::LetterOut> do_end(House& house, Call const& call, ReasonIn const& in, EndLetter end) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::LetterOut> {
        SINERGI_TRY(letter, end(tx, stand.desk(), by, in.id, in.reason.text()));
        return out_of(tx, stand, letter);
    });
}

/// A PDF that holds a signature says which bytes it covers.
Done check_signature(Uploaded const& file) {
    bool const is_signed = file.type == "application/pdf" && file.bytes.find("/ByteRange") != std::string::npos &&
                           file.bytes.find("/Contents") != std::string::npos;
    if (!is_signed) return refuse(Why::malformed, "requests.no_signature", "file");
    return {};
}

Result<Reply> do_sign(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<LetterId>(call, "id"));
    Stand const stand(house, call);
    SINERGI_TRY(permit, access::permit(access::Act::manage_letters, by, by.area));
    SINERGI_MUST(house.office.db.read([&](db::Tx& tx) { return find_letter(tx, permit, id); }));
    SINERGI_TRY(file, upload_of(call));
    bool const is_electronic = call.asked("way") == "electronic";
    if (is_electronic) SINERGI_MUST(check_signature(file));
    Signed const how{.way = is_electronic ? Signing::electronic : Signing::paper, .scan = house.files.put(file.bytes)};
    SINERGI_TRY(out, house.office.db.write([&](db::Tx& tx) -> Result<wire::LetterOut> {
        SINERGI_TRY(letter, sign(tx, stand.desk(), by, id, how));
        return out_of(tx, stand, letter);
    }));
    return Reply{.status = 201, .body = json::write(out)};
}

/// A letter with what stands on it; the reading is in the audit chain.
struct Read {
    Letter letter;
    Content content;
    store::Head head;
};
Result<Read> read_letter(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<LetterId>(call, "id"));
    SINERGI_TRY(permit, access::permit(access::Act::see_request, by, by.area));
    Stand const stand(house, call);
    return house.office.db.write([&](db::Tx& tx) -> Result<Read> {
        SINERGI_TRY(letter, find_letter(tx, permit, id));
        audit::note(tx, house.office.ids, call.now, permit.trace(), "letters.read",
                    {.kind = "letter", .id = letter.id.raw(), .region = letter.region});
        return Read{letter, store::content(tx, letter.id), head_of(tx, stand.desk())};
    });
}

std::string file_name(Letter const& letter) {
    std::string name = "surat-" + letter.number + ".pdf";
    for (auto& c : name)
        if (c == '/' || c == ' ' || c == '"' || static_cast<unsigned char>(c) < 0x20) c = '-';
    return name;
}

Result<Reply> give_letter(House& house, Call const& call) {
    SINERGI_TRY(read, read_letter(house, call));
    bool const is_erased = read.content.paragraphs.empty() && read.content.facts.empty();
    if (is_erased) return refuse(Why::not_found, "requests.letter_erased");
    auto const paper = on_paper(house, read.head, read.content, read.letter.code);
    return Reply::file(print::letter_pdf(paper, read.letter.issued_at), "application/pdf", file_name(read.letter));
}

Result<Reply> give_scan(House& house, Call const& call) {
    SINERGI_TRY(read, read_letter(house, call));
    if (read.letter.scan.empty()) return refuse(Why::not_found, "requests.no_scan");
    SINERGI_TRY(bytes, house.files.get(read.letter.scan));
    auto const type = bytes.starts_with("%PDF-") ? "application/pdf" : "image/jpeg";
    return Reply::file(std::move(bytes), type, file_name(read.letter));
}

/// What the letter of a request would say now, without a number.
Result<Reply> give_draft(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<RequestId>(call, "id"));
    Stand const stand(house, call);
    SINERGI_TRY(paper, house.office.db.write([&](db::Tx& tx) -> Result<print::Letter> {
        SINERGI_TRY(file, open_file(tx, stand.desk(), by, id));
        SINERGI_TRY(content, draft(tx, stand.desk(), file));
        return on_paper(house, head_of(tx, stand.desk()), content, "");
    }));
    return Reply::file(print::letter_pdf(paper, call.now), "application/pdf", "konsep-surat.pdf");
}

struct ProofOut {
    std::string office, number;
    Date dated;
    Standing standing = Standing::numbered;
    bool is_in_force = false;
    std::optional<Date> valid_until;
};
BOOST_DESCRIBE_STRUCT(ProofOut, (), (office, number, dated, standing, is_in_force, valid_until))
struct CodeIn {
    Line<1, 40> code;
};
BOOST_DESCRIBE_STRUCT(CodeIn, (), (code))

}  // namespace

Result<Letter> proved_for(House& house, Call const& call, std::string const& code) {
    constexpr int wrong_codes_max = 60;  // an hour, from one address; a code has 60 bits
    SINERGI_MUST(house.doors.has_try_left(call.peer, "letter_code", wrong_codes_max, hour_ms));
    auto letter = house.office.db.read([&](db::Tx& tx) { return prove(tx, code); });
    if (!letter) SINERGI_MUST(house.doors.let_in_as(call.peer, "letter_code", wrong_codes_max, hour_ms));
    return letter;
}

void add_letter_routes(http::Router& router, House& house) {
    router.add<NumberIn, wire::LetterOut>(
        Method::post, "/api/v1/requests/{id}/number", {.summary = "Issue the letter with its number", .tag = tag},
        [&](Call const& call, NumberIn const& in) { return do_number(house, call, in); });
    router.add<LettersIn, LettersOut>(Method::get, "/api/v1/letters",
                                      {.summary = "The register of a year, newest first", .tag = tag},
                                      [&](Call const& call, LettersIn const& in) { return list(house, call, in); });
    router.add<ReasonIn, wire::LetterOut>(
        Method::post, "/api/v1/letters/{id}/withdraw", {.summary = "Take a letter back", .tag = tag},
        [&](Call const& call, ReasonIn const& in) { return do_end(house, call, in, withdraw); });
    router.add<ReasonIn, wire::LetterOut>(
        Method::post, "/api/v1/letters/{id}/reissue", {.summary = "Issue it anew under another number", .tag = tag},
        [&](Call const& call, ReasonIn const& in) { return do_end(house, call, in, reissue); });
    http::add_file_route(router, house, Method::post, "/api/v1/letters/{id}/sign",
                         {.summary = "The signed paper: ?way=paper|electronic", .tag = tag, .body_max = form_bytes_max},
                         do_sign);
    http::add_file_route(router, house, Method::get, "/api/v1/letters/{id}/letter.pdf",
                         {.summary = "The letter", .tag = tag}, give_letter);
    http::add_file_route(router, house, Method::get, "/api/v1/letters/{id}/scan",
                         {.summary = "The signed paper", .tag = tag}, give_scan);
    http::add_file_route(router, house, Method::get, "/api/v1/requests/{id}/draft.pdf",
                         {.summary = "What the letter would say", .tag = tag}, give_draft);
    router.add<CodeIn, ProofOut>(
        Method::get, "/api/v1/public/letters/{code}",
        {.summary = "Is this letter genuine, and does it hold?", .tag = "public", .is_public = true},
        [&](Call const& call, CodeIn const& in) -> Result<ProofOut> {
            SINERGI_TRY(letter, proved_for(house, call, in.code.text()));
            return ProofOut{.office = house.office.name,
                            .number = letter.number,
                            .dated = letter.dated,
                            .standing = letter.standing,
                            .is_in_force = is_in_force(letter, date_in(house.office.zone, call.now)),
                            .valid_until = letter.valid_until};
        });
}

}  // namespace sinergi::requests
