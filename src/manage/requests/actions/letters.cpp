#include "requests/actions/letters.hpp"

#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "base/text.hpp"
#include "plumbing/crypto/codes.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/files/loose.hpp"
#include "plumbing/locale/words.hpp"
#include "requests/actions/trace.hpp"

namespace sinergi::requests {
namespace {

std::string day_words(Date day) { return locale::day_words(day, locale::Language::id); }

/// Who signs letters of this kind, if they may today.
Result<access::Officer> signer_of(db::Tx& tx, Desk const& desk, access::AccountId wanted) {
    auto const account = wanted.is_none() ? access::office_head(tx) : wanted;
    if (account.is_none()) return refuse(Why::conflict, "requests.signer_missing");
    auto signer = access::find_officer(tx, account, desk.today());
    if (!signer) return refuse(Why::conflict, "requests.signer_ended");
    if (!signer->may(access::Act::sign_letter)) return refuse(Why::conflict, "requests.signer_may_not");
    return *std::move(signer);
}

/// Twelve characters that say nothing and cannot be guessed (60 bits).
std::string code_of(access::Office const& office, LetterId id) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    auto const digest = crypto::keyed_digest(office.secret, "requests.letter:" + std::to_string(id.raw()));
    std::string code;
    for (std::size_t i = 0; i < 12; ++i) code += alphabet[static_cast<unsigned char>(digest[i]) & 31U];
    return code;
}

std::string area_at(Desk const& desk, RegionCode code, RegionLevel level) {
    while (code.level() != level && code != RegionCode{}) code = code.parent();
    return code == RegionCode{} ? std::string{} : desk.areas.name_of(code);
}

Values values_of(Desk const& desk, Request const& request, Person const& p) {
    Values v{{"nama", p.name},
             {"nik", p.nik},
             {"no_kk", p.no_kk},
             {"tempat_lahir", p.born_place},
             {"alamat", p.address},
             {"telepon", p.phone},
             {"pemohon", p.asker_name.empty() ? p.name : p.asker_name},
             {"hubungan", p.asker_relation},
             {"desa", area_at(desk, request.region, RegionLevel::village)},
             {"kecamatan", area_at(desk, request.region, RegionLevel::district)},
             {"kabupaten", area_at(desk, desk.office.area, RegionLevel::regency)},
             {"kantor", desk.office.name},
             {"nomor_permohonan", tracking_number(request.id)},
             {"tanggal_permohonan", day_words(date_in(desk.office.zone, request.received_at))}};
    if (p.born_on) v["tanggal_lahir"] = day_words(*p.born_on);
    auto const& place = p.born_place;
    v["ttl"] = place + (!place.empty() && p.born_on ? ", " : "") + (p.born_on ? day_words(*p.born_on) : "");
    for (auto const* list : {&p.answers, &p.specific})
        for (auto const& [code, value] : *list) v[code] = value;
    return v;
}

/// Fills number, day, place and signer, and what depends on them.
Content written(Kind const& kind, store::Head const& head, store::Signer const& signer, Values values,
                Letter const& letter, std::string const& signer_name) {
    values["nomor_surat"] = letter.number;
    values["tanggal_surat"] = day_words(letter.dated);
    values["penandatangan"] = signer_name;
    values["jabatan"] = signer.title;
    if (letter.valid_until) values["berlaku_sampai"] = day_words(*letter.valid_until);
    auto content = fill(kind.letter, values);
    content.number = letter.number;
    content.place = head.place;
    content.dated = letter.dated;
    content.signer_title = signer.title;
    content.signer_name = signer_name;
    content.signer_nip = signer.nip;
    return content;
}

/// Takes the number and writes the letter; the request is already where it belongs.
Result<Letter> issue(db::Tx& tx, Desk const& desk, access::Officer const& by, Request const& request, Kind const& kind,
                     std::string const& outside_number, LetterId replaces) {
    SINERGI_TRY(signer, signer_of(tx, desk, kind.signer));
    auto const head = head_of(tx, desk);
    auto const titled = store::find_signer(tx, signer.id).value_or(store::Signer{signer.id, head.head_title, ""});
    auto const today = desk.today();
    Letter letter{.id = desk.office.ids.make<Letter>(desk.now),
                  .request = request.id,
                  .kind = kind.code,
                  .region = request.region,
                  .year = today.year(),
                  .register_code = kind.register_code,
                  .dated = today,
                  .signer = signer.id,
                  .issued_by = by.id,
                  .issued_at = desk.now,
                  .replaces = replaces};
    letter.code = code_of(desk.office, letter.id);
    if (kind.valid_days > 0) letter.valid_until = today.plus_days(static_cast<std::int32_t>(kind.valid_days));
    if (outside_number.empty()) {
        letter.serial = store::next_number(tx, letter.year, letter.register_code);
        letter.number = number_text(kind, *letter.serial, today);
    } else {
        SINERGI_TRY(clean, clean_text(outside_number, 1, 80, Lines::one));
        letter.number = clean;
    }
    auto const content =
        written(kind, head, titled, values_of(desk, request, store::person(tx, request.id)), letter, signer.name);
    SINERGI_MUST(store::insert(tx, letter, content));
    return letter;
}

/// A letter and its request, as far as `by` may see them.
struct Both {
    Letter letter;
    Request request;
};
Result<Both> both_of(db::Tx& tx, access::Officer const& by, LetterId id) {
    SINERGI_TRY(permit, access::permit(access::Act::manage_letters, by, by.area));
    SINERGI_TRY(letter, find_letter(tx, permit, id));
    SINERGI_MUST(check_open(letter));
    SINERGI_TRY(request, store::get_plain(tx, letter.request));
    return Both{letter, request};
}

void note_letter(db::Tx& tx, Desk const& desk, access::Officer const& by, Letter const& letter, std::string_view act,
                 std::string const& reason) {
    audit::note(tx, desk.office.ids, desk.now, by.trace(mask_niks(reason)), act,
                {.kind = "letter", .id = letter.id.raw(), .region = letter.region});
}

}  // namespace

Result<Letter> number(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id, NumberWish const& wish) {
    SINERGI_TRY(request, taken_up(tx, by, id, Deed::numbered, wish.version));
    SINERGI_TRY(kind, kind_of(tx, request.kind));
    SINERGI_MUST(next_state(request.state, Deed::numbered, kind));
    SINERGI_TRY(letter, issue(tx, desk, by, request, kind, wish.outside_number, {}));
    SINERGI_MUST(move(tx, desk, by.trace(), request, kind, Deed::numbered, letter.number));
    note_letter(tx, desk, by, letter, "letters.numbered", {});
    return letter;
}

Result<Letter> sign(db::Tx& tx, Desk const& desk, access::Officer const& by, LetterId id, Signed const& how) {
    SINERGI_TRY(both, both_of(tx, by, id));
    SINERGI_MUST(signer_of(tx, desk, both.letter.signer));
    SINERGI_TRY(kind, kind_of(tx, both.request.kind));
    auto letter = both.letter;
    letter.standing = Standing::valid;
    letter.signing = how.way;
    letter.signed_at = desk.now;
    letter.scan = how.scan;
    SINERGI_MUST(store::update(tx, letter));
    ++letter.version;
    SINERGI_MUST(move(tx, desk, by.trace(), both.request, kind, Deed::signed_off, {}));
    note_letter(tx, desk, by, letter, "letters.signed", {});
    return letter;
}

Result<Letter> withdraw(db::Tx& tx, Desk const& desk, access::Officer const& by, LetterId id,
                        std::string const& reason) {
    SINERGI_TRY(both, both_of(tx, by, id));
    SINERGI_TRY(said, clean_text(reason, 0, 500, Lines::many));
    if (said.size() < 3) return refuse(Why::malformed, "requests.text_needed", "reason");
    auto letter = both.letter;
    letter.standing = Standing::withdrawn;
    letter.ended_at = desk.now;
    letter.end_reason = mask_niks(said);
    SINERGI_MUST(store::update(tx, letter));
    ++letter.version;
    note_letter(tx, desk, by, letter, "letters.withdrawn", said);
    leave(tx, desk, by.trace(), both.request,
          {.deed = Deed::noted, .from = both.request.state, .text = letter.number + ": " + said});
    return letter;
}

Result<Letter> reissue(db::Tx& tx, Desk const& desk, access::Officer const& by, LetterId id,
                       std::string const& reason) {
    SINERGI_TRY(both, both_of(tx, by, id));
    SINERGI_TRY(said, clean_text(reason, 0, 500, Lines::many));
    if (said.size() < 3) return refuse(Why::malformed, "requests.text_needed", "reason");
    SINERGI_TRY(kind, kind_of(tx, both.request.kind));
    SINERGI_TRY(anew, issue(tx, desk, by, both.request, kind, {}, both.letter.id));
    auto old = both.letter;
    old.standing = Standing::replaced;
    old.ended_at = desk.now;
    old.end_reason = mask_niks(said);
    old.replaced_by = anew.id;
    SINERGI_MUST(store::update(tx, old));
    auto next = both.request;
    next.state = State::numbered;
    next.state_since = desk.now;
    next.ended_at.reset();
    ++next.version;
    SINERGI_MUST(store::update(tx, next));
    leave(tx, desk, by.trace(), next, {.deed = Deed::numbered, .from = both.request.state, .text = anew.number});
    note_letter(tx, desk, by, anew, "letters.reissued", said);
    return anew;
}

Result<Letter> find_letter(db::Tx& tx, access::Permit const& permit, LetterId id) {
    auto found = store::find_letter(tx, id);
    if (!found || !permit.area().has(found->region)) return refuse(Why::not_found, "requests.letter_unknown");
    return *std::move(found);
}

Result<Letter> prove(db::Tx& tx, std::string_view code) {
    auto const bare = crypto::bare_code(code);
    bool const is_shaped = bare.size() == 12 && clean_text(bare, 12, 12, Lines::one).has_value();
    auto found = is_shaped ? store::find_letter(tx, bare) : std::nullopt;
    if (!found) return refuse(Why::not_found, "requests.letter_not_ours");
    return *std::move(found);
}

Result<Content> draft(db::Tx& tx, Desk const& desk, File const& file) {
    SINERGI_TRY(signer, signer_of(tx, desk, file.kind.signer));
    auto const head = head_of(tx, desk);
    auto const titled = store::find_signer(tx, signer.id).value_or(store::Signer{signer.id, head.head_title, ""});
    Letter letter{.id = {}, .request = file.request.id, .kind = file.kind.code, .dated = desk.today()};
    letter.number = "............";
    if (file.kind.valid_days > 0)
        letter.valid_until = letter.dated.plus_days(static_cast<std::int32_t>(file.kind.valid_days));
    return written(file.kind, head, titled, values_of(desk, file.request, file.person), letter, signer.name);
}

Content sample(Desk const& desk, Kind const& kind) {
    Values values{{"nama", "Sari Contoh"},
                  {"nik", "3208014107809001"},
                  {"no_kk", "3208011508109001"},
                  {"tempat_lahir", "Kuningan"},
                  {"tanggal_lahir", "1 Juli 1980"},
                  {"ttl", "Kuningan, 1 Juli 1980"},
                  {"alamat", "RT 003 RW 002 Dusun Contoh"},
                  {"desa", "Desa Contoh"},
                  {"kecamatan", "Kecamatan Contoh"},
                  {"pemohon", "Budi Contoh"},
                  {"hubungan", "anak"},
                  {"kantor", desk.office.name},
                  {"nomor_permohonan", "0000-0000-0000"},
                  {"tanggal_permohonan", day_words(desk.today())}};
    values["kabupaten"] = area_at(desk, desk.office.area, RegionLevel::regency);
    for (auto const& field : kind.fields) values[field.code] = "(" + field.name_id + ")";
    Letter letter{.id = {}, .request = {}, .kind = kind.code, .dated = desk.today()};
    letter.number = number_text(kind, 1, letter.dated);
    if (kind.valid_days > 0) letter.valid_until = letter.dated.plus_days(static_cast<std::int32_t>(kind.valid_days));
    store::Head head{.place = area_at(desk, desk.office.area, RegionLevel::regency)};
    return written(kind, head, {.account = {}, .title = "Kepala Dinas Sosial", .nip = ""}, std::move(values), letter,
                   "Nama Penandatangan");
}

store::Head head_of(db::Tx& tx, Desk const& desk) {
    if (auto head = store::find_head(tx, desk.office.area)) return *std::move(head);
    auto place = area_at(desk, desk.office.area, RegionLevel::regency);
    auto const above = place.empty() ? std::string{} : "PEMERINTAH " + place;
    for (std::string_view const word : {"Kabupaten ", "Kota "})
        if (place.starts_with(word)) place.erase(0, word.size());
    return {.above = above,
            .office = desk.office.name,
            .address = "",
            .place = place,
            .head_title = "Kepala Dinas Sosial",
            .logo = ""};
}

Done put_head(db::Tx& tx, Desk const& desk, access::Officer const& by, store::Head const& head) {
    SINERGI_TRY(permit, access::permit(access::Act::manage_settings, by, by.area));
    bool const is_good = clean_text(head.office, 3, 120, Lines::one) && clean_text(head.above, 0, 300, Lines::many) &&
                         clean_text(head.address, 0, 400, Lines::many) && clean_text(head.place, 2, 60, Lines::one) &&
                         clean_text(head.head_title, 3, 120, Lines::one);
    if (!is_good) return refuse(Why::malformed, "requests.head_malformed");
    store::put(tx, desk.office.area, head);
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "letters.head_kept",
                {.kind = "letterhead", .id = 0, .region = desk.office.area});
    return {};
}

Done put_logo(db::Tx& tx, Desk const& desk, access::Officer const& by, std::string const& logo) {
    SINERGI_TRY(permit, access::permit(access::Act::manage_settings, by, by.area));
    auto head = head_of(tx, desk);
    auto const before = std::exchange(head.logo, logo);
    if (before == logo) return {};
    store::put(tx, desk.office.area, head);
    files::loosen(tx, before);
    auto const act = logo.empty() ? "letters.logo_removed" : "letters.logo_kept";
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), act,
                {.kind = "letterhead", .id = 0, .region = desk.office.area});
    return {};
}

Done put_signer(db::Tx& tx, Desk const& desk, access::Officer const& by, store::Signer const& signer) {
    SINERGI_TRY(permit, access::permit(access::Act::manage_settings, by, by.area));
    bool const is_good = clean_text(signer.title, 3, 120, Lines::one) && clean_text(signer.nip, 0, 30, Lines::one);
    if (!is_good || signer.account.is_none()) return refuse(Why::malformed, "requests.head_malformed");
    SINERGI_MUST(signer_of(tx, desk, signer.account));
    store::put(tx, signer);
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "letters.signer_kept",
                {.kind = "account", .id = signer.account.raw(), .region = desk.office.area});
    return {};
}

}  // namespace sinergi::requests
