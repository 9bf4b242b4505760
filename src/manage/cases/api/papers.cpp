// Papers of a case: photos drawn anew, documents as PDF; the relay letter of a journey, the receipt (BAST) of a service
// and the minutes of a reunification or a death as the office prints them.

#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "cases/api/stand.hpp"
#include "plumbing/files/images.hpp"
#include "plumbing/print/print.hpp"

#include <algorithm>
#include <array>

namespace sinergi::cases {
namespace {

using http::Call;
using http::Method;
using http::Reply;

constexpr std::size_t file_bytes_max = files::picture_bytes_max;
constexpr std::size_t form_bytes_max = 4 * file_bytes_max;

Reply refused(House const& house, Call const& call, Refusal const& no) {
    return http::problem(no, call.language(), house.say);
}

template <class T>
Result<T> id_of(Call const& call, std::string_view name) {
    auto const found = call.parameters.find(name);
    if (found == call.parameters.end()) return refuse(Why::not_found, "cases.not_found");
    return T::parse(found->second);
}

/// Bytes are in the store before the transaction names them.
Result<store::PaperRow> kept(House& house, Call const& call, CaseId id, access::Officer const& by,
                             http::FormPart const& part) {
    if (part.bytes.size() > file_bytes_max) return refuse(Why::too_large, "cases.paper_too_large", "papers");
    store::PaperRow row{.id = house.office.ids.make<Paper>(call.now),
                        .case_id = id,
                        .entry = {},
                        .digest = {},
                        .thumb = {},
                        .file_name = part.file_name.substr(0, 120),
                        .type = "application/pdf",
                        .from_node = {},
                        .at = call.now,
                        .account = by.id};
    if (part.bytes.starts_with("%PDF-")) {
        row.bytes = static_cast<std::int64_t>(part.bytes.size());
        row.digest = house.files.put(part.bytes);
        return row;
    }
    SINERGI_TRY(clean, files::cleaned(part.bytes));
    row.kind = "photo";
    row.type = "image/jpeg";
    row.bytes = static_cast<std::int64_t>(clean.jpeg.size());
    row.digest = house.files.put(clean.jpeg);
    row.thumb = house.files.put(clean.thumbnail);
    return row;
}

Result<wire::CasePapersOut> take_papers(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, id_of<CaseId>(call, "id"));
    SINERGI_TRY(parts, http::read_form(call));
    Stand const stand(house, call);
    // Whoever may not write here keeps nothing here either.
    SINERGI_MUST(house.office.db.read([&](db::Tx& tx) { return may_add_paper(tx, stand.desk(), by, id); }));
    std::vector<store::PaperRow> rows;
    for (auto const& part : parts) {
        if (part.file_name.empty() && part.name != "file") continue;
        SINERGI_TRY(row, kept(house, call, id, by, part));
        rows.push_back(std::move(row));
    }
    if (rows.empty()) return refuse(Why::malformed, "cases.paper_missing", "file");
    auto const about = id.raw();
    auto const add = [&](db::Tx& tx) -> Result<wire::CasePapersOut> {
        SINERGI_MUST(add_papers(tx, stand.desk(), by, id, rows));
        wire::CasePapersOut out;
        for (auto const& row : rows) out.items.push_back(paper_out(id, row));
        return out;
    };
    return access::once(house.office, call, by.id, add, {}, &about);
}

Reply show_paper(House& house, Call const& call) {
    auto const by = house.doors.officer(call);
    if (!by) return refused(house, call, by.error());
    auto const id = id_of<CaseId>(call, "id");
    auto const paper_id = id_of<PaperId>(call, "paper");
    Refusal const none{.why = Why::not_found, .key = "cases.paper_unknown"};
    if (!id || !paper_id) return refused(house, call, none);
    auto const row = house.office.db.write([&](db::Tx& tx) -> Result<store::PaperRow> {
        SINERGI_TRY(permit, access::permit(access::Act::see_case, *by, by->area));
        SINERGI_TRY(c, store::get(tx, permit, *id));
        auto found = store::find_paper(tx, *paper_id);
        if (!found || found->case_id != *id) return std::unexpected(none);
        if (!may_read(*by, c, found->secrecy)) return refuse(Why::not_allowed, "cases.withheld");
        audit::note(tx, house.office.ids, call.now, permit.trace(), "cases.paper_read",
                    {.kind = "case", .id = id->raw(), .region = c.region});
        return *std::move(found);
    });
    if (!row) return refused(house, call, row.error());
    bool const is_thumb = call.asked("size") == "thumb" && !row->thumb.empty();
    auto bytes = house.files.get(is_thumb ? row->thumb : row->digest);
    if (!bytes) {
        if (row->from_node.empty()) return refused(house, call, bytes.error());
        return refused(house, call, {.why = Why::not_found, .key = "cases.paper_on_its_way"});
    }
    bool const is_photo = row->kind == "photo";
    auto reply = is_photo ? Reply{.status = 200, .type = "image/jpeg", .body = *std::move(bytes)}
                          : Reply::file(*std::move(bytes), "application/pdf", "berkas-" + row->id.text() + ".pdf");
    // Nothing of a case stays on a shared office computer.
    reply.headers.emplace_back("Cache-Control", "private, no-store");
    return reply;
}

// ---- letters

struct Printed {
    Case c;
    store::EntryRow entry;
    print::Letterhead head;
    std::string person, head_name;
};

/// Words of a letter, in Indonesian whoever prints it.
auto words_of(House const& house) {
    return [&house](std::string_view key) { return house.say("cases.paper." + std::string(key), "id"); };
}

print::Letter letter_of(House const& house, Printed const& p) {
    auto const word = words_of(house);
    auto const on = date_in(house.office.zone, p.entry.at);
    auto place = house.areas.name_of(house.office.area);
    for (std::string_view const kind : {"Kabupaten ", "Kota "})
        if (place.starts_with(kind)) place.erase(0, kind.size());
    print::Letter letter{.head = p.head, .place = place, .date = on};
    letter.signature = print::Signature{.title = word("head_title"), .name = p.head_name};
    letter.foot = case_number(p.c.id);
    letter.facts.push_back({word("case"), case_number(p.c.id)});
    if (!p.person.empty()) letter.facts.push_back({word("person"), p.person});
    return letter;
}

Result<std::string> relay_letter(House const& house, Printed const& p, Moment now) {
    SINERGI_TRY(body, json::read<JourneyBody>(p.entry.body));
    auto const word = words_of(house);
    auto letter = letter_of(house, p);
    letter.number = body.letter.text();
    letter.to = {body.to_office.text()};
    letter.subject = word("relay_subject");
    letter.paragraphs = {word("relay_opening")};
    letter.facts.push_back({word("to_place"), body.to_place.text()});
    letter.facts.push_back({word("on"), print::long_date(body.on)});
    if (!body.ticket.is_empty()) letter.facts.push_back({word("ticket"), body.ticket.text()});
    if (!body.escort.is_empty()) letter.facts.push_back({word("escort"), body.escort.text()});
    letter.closing = {word("relay_closing")};
    return print::letter_pdf(letter, now);
}

Result<std::string> receipt_letter(House const& house, Printed const& p, Moment now) {
    SINERGI_TRY(body, json::read<ServiceBody>(p.entry.body));
    auto const word = words_of(house);
    auto letter = letter_of(house, p);
    letter.title = word("receipt_title");
    letter.number = body.bast.text();
    letter.paragraphs = {word("receipt_text")};
    auto const* service = find_service(body.code.text());
    letter.facts.push_back({word("service"), service != nullptr ? std::string(service->name_id) : body.code.text()});
    auto quantity = json::write(body.quantity);
    if (!body.unit.is_empty()) quantity += " " + body.unit.text();
    letter.facts.push_back({word("quantity"), quantity});
    letter.closing = {word("receipt_closing")};
    return print::letter_pdf(letter, now);
}

Result<std::string> reunification_letter(House const& house, Printed const& p, Moment now) {
    SINERGI_TRY(body, json::read<ReunificationBody>(p.entry.body));
    auto const word = words_of(house);
    auto letter = letter_of(house, p);
    letter.title = word("reunification_title");
    letter.number = body.minutes.text();
    letter.paragraphs = {word("reunification_text")};
    letter.facts.push_back({word("on"), print::long_date(body.on)});
    letter.facts.push_back({word("with_whom"), body.with_whom.text()});
    letter.facts.push_back({word("relation"), body.relation.text()});
    letter.facts.push_back({word("place"), body.place.text()});
    if (!body.witnesses.is_empty()) letter.facts.push_back({word("witnesses"), body.witnesses.text()});
    letter.closing = {word("reunification_closing")};
    return print::letter_pdf(letter, now);
}

Result<std::string> death_letter(House const& house, Printed const& p, Moment now) {
    SINERGI_TRY(body, json::read<DeathBody>(p.entry.body));
    auto const word = words_of(house);
    auto letter = letter_of(house, p);
    letter.title = word("death_title");
    letter.number = body.minutes.text();
    letter.paragraphs = {word("death_text")};
    letter.facts.push_back({word("died_on"), print::long_date(body.on)});
    letter.facts.push_back({word("place"), body.place.text()});
    if (body.buried_on) letter.facts.push_back({word("buried_on"), print::long_date(*body.buried_on)});
    if (!body.buried_at.is_empty()) letter.facts.push_back({word("buried_at"), body.buried_at.text()});
    if (!body.paid_by.is_empty()) letter.facts.push_back({word("paid_by"), body.paid_by.text()});
    if (!body.letter.is_empty()) letter.facts.push_back({word("death_letter"), body.letter.text()});
    letter.closing = {word("death_closing")};
    return print::letter_pdf(letter, now);
}

struct LetterKind {
    std::string_view entry, file_name;
    Result<std::string> (*pdf)(House const& house, Printed const& p, Moment now);
};
constexpr std::array letter_kinds{LetterKind{"journey", "surat-pengantar-", &relay_letter},
                                  LetterKind{"service", "bast-", &receipt_letter},
                                  LetterKind{"reunification", "berita-acara-reunifikasi-", &reunification_letter},
                                  LetterKind{"death", "berita-acara-kematian-", &death_letter}};

LetterKind const* kind_of(std::string_view entry) {
    auto const found = std::ranges::find(letter_kinds, entry, &LetterKind::entry);
    return found == letter_kinds.end() ? nullptr : &*found;
}

print::Letterhead head_of(House const& house, db::Tx& tx, Moment now) {
    if (house.paper) return house.paper(tx, now);
    return {.above = {house.areas.name_of(house.office.area)}, .office = house.office.name};
}

Reply show_letter(House& house, Call const& call) {
    auto const by = house.doors.officer(call);
    if (!by) return refused(house, call, by.error());
    auto const id = id_of<CaseId>(call, "id");
    auto const entry_id = id_of<EntryId>(call, "entry");
    Refusal const none{.why = Why::not_found, .key = "cases.letter_none"};
    if (!id || !entry_id) return refused(house, call, none);
    Stand const stand(house, call);
    auto const printed = house.office.db.write([&](db::Tx& tx) -> Result<Printed> {
        SINERGI_TRY(c, open_file(tx, stand.desk(), *by, *id));
        if (!may_read(*by, c, Secrecy::identity)) return refuse(Why::not_allowed, "cases.withheld");
        auto const found = store::find_entry(tx, *id, *entry_id);
        // Our head stands over our own deeds alone.
        bool const is_ours = found && !found->is_partial && found->author_node == stand.desk().own();
        if (!is_ours || kind_of(found->kind) == nullptr) return std::unexpected(none);
        Printed out{.c = c, .entry = *found, .head = head_of(house, tx, call.now)};
        for (auto const& person : store::persons(tx, *id))
            if (person.role == "subject" && out.person.empty()) out.person = person.name;
        out.head_name = stand.person(tx, access::office_head(tx));
        return out;
    });
    if (!printed) return refused(house, call, printed.error());
    auto const* kind = kind_of(printed->entry.kind);
    auto pdf = kind->pdf(house, *printed, call.now);
    if (!pdf) return refused(house, call, pdf.error());
    return Reply::file(*std::move(pdf), "application/pdf", std::string(kind->file_name) + case_number(*id) + ".pdf");
}

}  // namespace

void add_paper_routes(http::Router& router, House& house) {
    router.add_raw(
        Method::post, "/api/v1/cases/{id}/papers",
        {.summary = "Photos (JPG, PNG) and documents (PDF) of a case", .tag = "cases", .body_max = form_bytes_max},
        [&](Call const& call) {
            auto const out = take_papers(house, call);
            if (!out) return refused(house, call, out.error());
            return http::Reply{.status = 201, .body = json::write(*out)};
        });
    router.add_raw(Method::get, "/api/v1/cases/{id}/papers/{paper}", {.summary = "A paper of a case", .tag = "cases"},
                   [&](Call const& call) { return show_paper(house, call); });
    router.add_raw(Method::get, "/api/v1/cases/{id}/letters/{entry}",
                   {.summary = "Relay letter, receipt, minutes of a reunification or a death", .tag = "cases"},
                   [&](Call const& call) { return show_letter(house, call); });
}

}  // namespace sinergi::cases
