#include "requests/api/shared.hpp"

#include "access/directory.hpp"
#include "base/nik.hpp"
#include "base/phone.hpp"
#include "plumbing/files/images.hpp"
#include "requests/actions/trace.hpp"

#include <algorithm>

namespace sinergi::requests {
namespace {

constexpr std::size_t file_bytes_max = std::size_t{10} * 1024 * 1024;

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> all;
    std::string_view rest = text;
    while (!rest.empty()) {
        auto const end = rest.find('\n');
        if (auto const line = trimmed(rest.substr(0, end)); !line.empty()) all.emplace_back(line);
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    return all;
}

std::string name_of(db::Tx& tx, access::AccountId id) {
    if (id.is_none()) return {};
    auto const somebody = access::find_person(tx, id);
    return somebody ? somebody->name : std::string{};
}

std::string masked_kk(std::string const& digits) {
    if (digits.size() < 8) return digits;
    std::string_view const all = digits;
    return fmt::format("{}••••••••{}", all.substr(0, 4), all.substr(all.size() - 4));
}

std::string masked_nik(std::string const& digits) {
    auto const nik = Nik::parse(digits);
    return nik ? nik->masked() : std::string{};
}

}  // namespace

std::string Stand::word_name(std::string_view group, std::string_view word) const {
    return house_.say("requests." + std::string(group) + "." + std::string(word), language_);
}

std::string Stand::kind_name(std::vector<Kind> const& kinds, std::string_view code) const {
    auto const found = std::ranges::find(kinds, code, [](Kind const& kind) -> std::string const& { return kind.code; });
    if (found == kinds.end()) return std::string(code);
    return language_ == "en" ? found->name_en : found->name_id;
}

wire::RequestRowOut Stand::row(db::Tx& tx, store::Listed const& l, std::vector<Kind> const& kinds) const {
    auto const time = desk().time();
    wire::RequestRowOut out{.id = l.id,
                            .tracking_number = tracking_number(l.id),
                            .kind = l.kind,
                            .kind_name = kind_name(kinds, l.kind),
                            .region = l.region,
                            .region_name = house_.areas.name_of(l.region),
                            .state = l.state,
                            .state_name = word_name("state", word(l.state)),
                            .is_urgent = l.is_urgent,
                            .is_late = is_open(l.state) && l.due_at < now_,
                            .received_at = l.received_at,
                            .due_at = l.due_at,
                            .state_since = l.state_since,
                            .due_on = date_in(house_.office.zone, l.due_at),
                            .days_left = days_left(l.due_at, time),
                            .hours_left = (l.due_at.ms - now_.ms) / hour_ms,
                            .name = l.name,
                            .nik = masked_nik(l.nik),
                            .version = l.version};
    if (!l.officer.is_none()) {
        out.officer = l.officer;
        out.officer_name = name_of(tx, l.officer);
    }
    return out;
}

wire::LetterOut Stand::letter(db::Tx& tx, Letter const& l, std::vector<Kind> const& kinds) const {
    return {.id = l.id,
            .request = l.request,
            .number = l.number,
            .kind = l.kind,
            .kind_name = kind_name(kinds, l.kind),
            .code = l.code,
            .signer_name = name_of(tx, l.signer),
            .end_reason = l.end_reason,
            .region_name = house_.areas.name_of(l.region),
            .dated = l.dated,
            .valid_until = l.valid_until,
            .standing = l.standing,
            .signing = l.signing,
            .is_in_force = is_in_force(l, today()),
            .is_from_outside = !l.serial.has_value(),
            .has_scan = !l.scan.empty(),
            .signed_at = l.signed_at,
            .version = l.version};
}

wire::RequestFileOut Stand::file(db::Tx& tx, File const& file, access::Officer const& reader) const {
    std::vector<Kind> const kinds{file.kind};
    wire::RequestFileOut out{.request = row(tx, listed(file.request, file.person), kinds),
                             .kind = file.kind,
                             .person = person_out(file.person, reader),
                             .papers = {},
                             .missing = missing_papers(file.kind, file.papers),
                             .pbi = file.pbi,
                             .key = key_of(house_.office, file.request.id)};
    out.person.nik = masked_nik(file.person.nik);
    out.person.no_kk = masked_kk(file.person.no_kk);
    for (auto const& one : file.papers)
        out.papers.push_back({one.id, one.code, one.file_name, one.type, one.bytes, one.at});
    for (auto const& one : file.checks)
        out.checks.push_back({one.code, one.is_met, one.note, name_of(tx, one.account), one.at});
    for (auto const& one : file.steps)
        out.steps.push_back({one.at, one.deed, word_name("deed", one.deed), name_of(tx, one.account), one.by_role,
                             one.body, one.to_state});
    std::ranges::reverse(out.steps);
    for (auto const& one : file.letters) out.letters.push_back(letter(tx, one, kinds));
    for (auto const deed : deeds_now(file.request.state, file.kind))
        if (may_do(reader, file.request, deed)) out.deeds.push_back(deed);
    return out;
}

store::Listed listed(Request const& r, Person const& person) {
    return {.id = r.id,
            .kind = r.kind,
            .region = r.region,
            .state = r.state,
            .is_urgent = r.is_urgent,
            .received_at = r.received_at,
            .due_at = r.due_at,
            .state_since = r.state_since,
            .officer = r.officer,
            .unit = r.unit,
            .version = r.version,
            .name = person.name,
            .nik = person.nik};
}

Person person_of(wire::RequestPersonIn const& in, Kind const& kind) {
    Person p{.name = in.name.text(),
             .nik = text_of(in.nik),
             .no_kk = text_of(in.no_kk),
             .born_place = text_of(in.born_place),
             .born_on = in.born_on,
             .address = text_of(in.address),
             .phone = text_of(in.phone),
             .asker_name = text_of(in.asker_name),
             .asker_relation = text_of(in.asker_relation)};
    if (in.answers)
        for (auto const& [code, value] : *in.answers) {
            auto const field = std::ranges::find(kind.fields, code, &Field::code);
            bool const is_specific = field != kind.fields.end() && field->is_specific;
            (is_specific ? p.specific : p.answers)[code] = value;
        }
    return p;
}

wire::RequestPersonOut person_out(Person const& p, access::Officer const& reader) {
    return {.name = p.name,
            .nik = p.nik,
            .no_kk = p.no_kk,
            .born_place = p.born_place,
            .born_on = p.born_on,
            .address = p.address,
            .phone = p.phone,
            .asker_name = p.asker_name,
            .asker_relation = p.asker_relation,
            .answers = p.answers,
            .specific = reader.may(access::Act::see_health) ? p.specific : Answers{}};
}

Result<Uploaded> upload_of(http::Call const& call) {
    SINERGI_TRY(parts, http::read_form(call));
    auto const file = std::ranges::find_if(parts, [](http::FormPart const& part) { return !part.file_name.empty(); });
    if (file == parts.end()) return refuse(Why::malformed, "requests.file_missing", "file");
    if (file->bytes.size() > file_bytes_max) return refuse(Why::too_large, "requests.file_large", "10");
    auto const name = Line<1, 120>::parse(file->file_name);
    Uploaded out{.bytes = {}, .type = {}, .file_name = name ? name->text() : "berkas"};
    if (file->bytes.starts_with("%PDF-")) {
        out.type = "application/pdf";
        out.bytes = std::move(file->bytes);
        return out;
    }
    auto clean = files::cleaned(file->bytes);
    if (!clean && clean.error().key == "files.not_a_picture")
        return refuse(Why::malformed, "requests.file_kind", "file");
    if (!clean) return std::unexpected(clean.error());
    out.type = "image/jpeg";
    out.bytes = std::move(clean->jpeg);
    return out;
}

print::Letterhead letterhead(House& house, store::Head const& head) {
    print::Letterhead out{.above = lines_of(head.above), .office = head.office, .address = lines_of(head.address)};
    if (!head.logo.empty())
        if (auto bytes = house.files.get(head.logo)) out.logo_png = *std::move(bytes);
    return out;
}

print::Letterhead paper(House& house, db::Tx& tx, Moment now) {
    Stand const stand(house, now, "id");
    return letterhead(house, head_of(tx, stand.desk()));
}

print::Letter on_paper(House& house, store::Head const& head, Content const& content, std::string const& code) {
    auto const word = [&](std::string const& key) { return house.say("requests.paper." + key, "id"); };
    print::Letter letter{.head = letterhead(house, head),
                         .title = content.title,
                         .number = content.number,
                         .place = content.place,
                         .date = content.dated,
                         .to = content.to,
                         .subject = content.subject,
                         .paragraphs = content.paragraphs,
                         .closing = content.closing,
                         .signature = print::Signature{
                             .title = content.signer_title, .name = content.signer_name, .nip = content.signer_nip}};
    for (auto const& fact : content.facts) letter.facts.push_back({fact.at(0), fact.at(1)});
    if (code.empty()) {
        letter.foot = word("draft");
        return letter;
    }
    std::string_view const all = code;
    auto const grouped = fmt::format("{}-{}-{}", all.substr(0, 4), all.substr(4, 4), all.substr(8));
    letter.qr = house.url + "/surat/" + code;
    letter.foot = word("prove") + " " + (house.url.empty() ? "/surat/" : house.url + "/surat/") + grouped;
    return letter;
}

void add_routes(http::Router& router, House& house) {
    add_counter_routes(router, house);
    add_file_routes(router, house);
    add_letter_routes(router, house);
    add_setting_routes(router, house);
    add_pbi_routes(router, house);
    add_batch_routes(router, house);
    add_aid_routes(router, house);
    add_recap_routes(router, house);
    add_erasure_routes(router, house);
    add_page_routes(router, house);
}

}  // namespace sinergi::requests
