#include "objections/actions/trace.hpp"

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "base/phone.hpp"
#include "plumbing/crypto/codes.hpp"
#include "plumbing/notices/notices.hpp"

namespace sinergi::objections {
namespace {

constexpr std::int64_t guard_named = 2;

std::string opened_by_key(KeyOf kind, std::int64_t id) {
    return "objections.key:" + word(kind) + ":" + std::to_string(id);
}

}  // namespace

bool is_public(Deed deed) noexcept {
    return deed == Deed::received || deed == Deed::checking || deed == Deed::concluded || deed == Deed::set_aside ||
           deed == Deed::climbed;
}

void leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Objection const& now_is, Left left) {
    auto& ids = desk.office.ids;
    store::insert_step(tx, now_is.id,
                       {.id = ids.make<Step>(desk.now),
                        .at = desk.now,
                        .deed = word(left.deed),
                        .account = access::AccountId(trace.account),
                        .by_role = trace.role,
                        .is_public = is_public(left.deed),
                        .body = mask_niks(left.text),
                        .from_state = word(left.from),
                        .to_state = word(now_is.state)});
    auto const act = "objections." + word(left.deed);
    audit::note(tx, ids, desk.now, trace, act, {.kind = "objection", .id = now_is.id.raw(), .region = now_is.region});
    notices::post(tx, ids,
                  {.at = desk.now,
                   .topic = act,
                   .subject = now_is.id.raw(),
                   .region = now_is.region,
                   .account = now_is.climbed_to.is_none() ? now_is.officer.raw() : now_is.climbed_to.raw(),
                   .guard = guard_named});
}

void tell(db::Tx& tx, Desk const& desk, audit::Trace const& trace, News const& news) {
    audit::note(tx, desk.office.ids, desk.now, trace, news.act,
                {.kind = news.kind, .id = news.id, .region = news.region});
    notices::post(tx, desk.office.ids,
                  {.at = desk.now,
                   .topic = std::string(news.act),
                   .subject = news.id,
                   .region = news.region,
                   .account = news.account.raw()});
}

std::string key_of(access::Office const& office, KeyOf kind, std::int64_t id) {
    return crypto::paper_key(office.secret, opened_by_key(kind, id));
}

bool is_key_of(access::Office const& office, KeyOf kind, std::int64_t id, std::string_view key) {
    return crypto::is_paper_key(office.secret, opened_by_key(kind, id), key);
}

Result<std::int64_t> proved(access::Office const& office, KeyOf kind, std::string_view number, std::string_view key) {
    auto const id = id_number(number);
    if (!id || !is_key_of(office, kind, *id, key)) return refuse(Why::not_found, "objections.number_or_key_wrong");
    return *id;
}

Done check_text(std::string_view text, std::size_t min) {
    if (char_count(trimmed(text)) < min) return refuse(Why::malformed, "objections.text_short", "text");
    return {};
}

Done check_village(Desk const& desk, RegionCode const& region) {
    if (region.level() != RegionLevel::village)
        return refuse(Why::malformed, "objections.region_not_village", "region");
    if (!desk.office.area.has(region)) return refuse(Why::malformed, "objections.region_outside", "region");
    return desk.areas.check_open(region);
}

Result<std::string> phone_of(std::string_view text) {
    if (trimmed(text).empty()) return std::string{};
    SINERGI_TRY(phone, Phone::parse(text));
    return phone.text();
}

Done check_nik(std::string_view text) {
    SINERGI_MUST(Nik::parse(text));
    return {};
}

}  // namespace sinergi::objections
