#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "requests/store.hpp"
#include "requests/store_sql.hpp"

#include <limits>

namespace sinergi::requests::store {
namespace {

std::string word(auto value) { return boost::describe::enum_to_string(value, ""); }

}  // namespace

std::int64_t next_number(db::Tx& tx, std::int64_t year, std::string_view register_code) {
    auto const next = tx.find<std::int64_t>(sql::next_number, {{"year", year}, {"register_code", register_code}});
    SINERGI_CHECK(next.has_value());
    return *next;
}

Done insert(db::Tx& tx, Letter const& l, Content const& content) {
    auto const text = json::write(content);
    try {
        tx.run(sql::insert_letter, {{"id", l.id},
                                    {"request", l.request},
                                    {"kind", l.kind},
                                    {"region", l.region},
                                    {"year", l.year},
                                    {"register_code", l.register_code},
                                    {"serial", l.serial},
                                    {"number", l.number},
                                    {"code", l.code},
                                    {"dated", l.dated},
                                    {"valid_until", l.valid_until},
                                    {"signer", l.signer.raw()},
                                    {"issued_by", l.issued_by.raw()},
                                    {"issued_at", l.issued_at},
                                    {"replaces", l.replaces},
                                    {"content", text}});
    } catch (db::Clash const& clash) {
        if (!clash.is_on("letter", "number")) throw;
        return refuse(Why::conflict, "requests.number_taken", l.number);
    }
    return {};
}

Done update(db::Tx& tx, Letter const& l) {
    auto const written = tx.run(sql::update_letter, {{"id", l.id},
                                                     {"standing", word(l.standing)},
                                                     {"signing", word(l.signing)},
                                                     {"signed_at", l.signed_at},
                                                     {"scan", l.scan},
                                                     {"ended_at", l.ended_at},
                                                     {"end_reason", l.end_reason},
                                                     {"replaced_by", l.replaced_by},
                                                     {"version", l.version}});
    if (written == 0) return refuse(Why::conflict, "requests.changed_meanwhile");
    return {};
}

std::optional<Letter> find_letter(db::Tx& tx, LetterId id) { return tx.find<Letter>(sql::find_letter, {{"id", id}}); }
std::optional<Letter> find_letter(db::Tx& tx, std::string_view code) {
    return tx.find<Letter>(sql::find_letter_by_code, {{"code", code}});
}
std::vector<Letter> letters_of(db::Tx& tx, RequestId id) { return tx.all<Letter>(sql::letters_of, {{"request", id}}); }

Content content(db::Tx& tx, LetterId id) {
    auto const text = tx.find<std::string>(sql::letter_content, {{"id", id}});
    SINERGI_CHECK(text.has_value());
    auto read = json::read<Content>(*text);
    SINERGI_CHECK(read.has_value());
    return *std::move(read);
}

void empty_letter(db::Tx& tx, LetterId id) {
    auto const stood = content(tx, id);
    auto const left = json::write(Content{.title = stood.title,
                                          .number = stood.number,
                                          .place = stood.place,
                                          .dated = stood.dated,
                                          .to = {},
                                          .subject = stood.subject,
                                          .paragraphs = {},
                                          .facts = {},
                                          .closing = {}});
    tx.run(sql::erase_letter, {{"id", id}, {"content", left}});
}

std::vector<Letter> letters(db::Tx& tx, access::Permit const& permit, std::int64_t year, std::string_view number,
                            LetterId before, std::int64_t limit) {
    auto const first = permit.area().first(), last = permit.area().after();
    auto const below = before.is_none() ? std::numeric_limits<std::int64_t>::max() : before.raw();
    return tx.all<Letter>(sql::year_of_letters, {{"year", year},
                                                 {"before_id", below},
                                                 {"area_first", first},
                                                 {"area_after", last},
                                                 {"number", number},
                                                 {"row_max", limit}});
}

std::optional<Head> find_head(db::Tx& tx, RegionCode const& region) {
    return tx.find<Head>(sql::find_letterhead, {{"region", region}});
}
void put(db::Tx& tx, RegionCode const& region, Head const& head) {
    tx.run(sql::put_letterhead, {{"region", region},
                                 {"above", head.above},
                                 {"office", head.office},
                                 {"address", head.address},
                                 {"place", head.place},
                                 {"head_title", head.head_title},
                                 {"logo", head.logo}});
}
std::optional<Signer> find_signer(db::Tx& tx, access::AccountId account) {
    return tx.find<Signer>(sql::find_signer, {{"account", account}});
}
std::vector<Signer> signers(db::Tx& tx) { return tx.all<Signer>(sql::signers); }
void put(db::Tx& tx, Signer const& signer) {
    tx.run(sql::put_signer, {{"account", signer.account.raw()}, {"title", signer.title}, {"nip", signer.nip}});
}

}  // namespace sinergi::requests::store
