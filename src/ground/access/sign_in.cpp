#include "access/sign_in.hpp"

#include "access/store.hpp"
#include "access/tokens.hpp"
#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/crypto/totp.hpp"

namespace sinergi::access {
namespace {

constexpr std::size_t recovery_codes = 10;

std::span<std::uint8_t const> bytes_of(std::string_view text) {
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

/// A key of its own for each use of the node's secret.
std::string key_for(Office const& office, std::string_view use) { return crypto::keyed_digest(office.secret, use); }

/// Wrong tries are kept by a digest of what was typed: a password typed into the wrong field is not stored.
std::string name_digest(Office const& office, std::string_view typed) {
    auto const name = AccountName::parse(typed);
    return crypto::base64url(crypto::keyed_digest(key_for(office, "sign_in_try"), name ? name->text() : typed));
}

std::string code_digest(Office const& office, AccountId account, std::string_view bare) {
    return crypto::base64url(
        crypto::keyed_digest(key_for(office, "recovery_code"), fmt::format("{}:{}", account.raw(), bare)));
}

/// Capital letters and digits only, as recovery codes are typed.
std::string bare_code(std::string_view typed) {
    std::string out;
    for (char const c : typed) {
        if (c >= 'a' && c <= 'z')
            out += static_cast<char>(c - 'a' + 'A');
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            out += c;
    }
    return out;
}

struct Known {
    std::optional<store::AccountRow> account;
    std::optional<store::SecretRow> secret;
    Moment wait_until;
};

Known look_up(Office& office, std::string_view typed, std::string const& digest) {
    return office.db.read([&](db::Tx& tx) {
        Known known;
        auto const tried = tx.find<store::TryRow>(sql::find_try, {{"name_digest", digest}});
        if (tried) known.wait_until = tried->wait_until;
        auto const name = AccountName::parse(typed);
        if (name) known.account = tx.find<store::AccountRow>(sql::find_account_by_name, {{"account", name->text()}});
        if (known.account) known.secret = tx.find<store::SecretRow>(sql::find_secret, {{"account", known.account->id}});
        return known;
    });
}

void count_wrong(Office& office, std::string const& digest, std::optional<store::AccountRow> const& account,
                 std::string const& address, std::string_view why, Moment now) {
    auto const counted = office.db.write([&](db::Tx& tx) -> Done {
        auto const tried = tx.find<store::TryRow>(
            sql::count_try, {{"name_digest", digest}, {"at", now}, {"day_ago", now.plus_ms(-day_ms)}});
        SINERGI_CHECK(tried.has_value());
        if (auto const wait = wait_after_ms(tried->tries); wait > 0) {
            tx.run(sql::update_wait, {{"name_digest", digest}, {"wait_until", now.plus_ms(wait)}});
        }
        audit::note(tx, office.ids, now,
                    {.actor = audit::ActorKind::citizen, .purpose = std::string(why), .address = address},
                    "access.sign_in_failed", {.kind = "account", .id = account ? account->id.raw() : 0});
        return {};
    });
    SINERGI_CHECK(counted.has_value());
}

/// Takes the code off the shelf: a step or a recovery code, each once. Inside the deed that it opens.
Done use_code(db::Tx& tx, Office& office, AccountId account, store::SecretRow const& secret, std::string_view code,
              Moment now) {
    auto const box = secret.totp_box ? crypto::unbox(key_for(office, "totp"), secret.totp_box->data)
                                     : Result<std::string>(refuse(Why::malformed, "crypto.not_opened"));
    auto const bare = bare_code(code);
    if (box) {
        auto const step = crypto::totp_match(*box, bare, now, secret.totp_step);
        if (step && tx.run(sql::use_totp_step, {{"account", account}, {"step", *step}}) == 1) return {};
    }
    bool const is_paper =
        bare.size() == 10 &&
        tx.run(sql::use_recovery_code,
               {{"account", account}, {"at", now}, {"digest", code_digest(office, account, bare)}}) == 1;
    if (is_paper) return {};
    return refuse(Why::unknown, "access.wrong_code", "code");
}

/// Everything that is written by a sign-in that is right so far; a wrong code rolls it back.
Result<SignedIn> open_session(db::Tx& tx, Office& office, Known const& known, Try const& attempt,
                              std::string const& digest, Moment now) {
    auto const& row = *known.account;
    // Others may have guessed wrong while this password was being hashed.
    auto const tried = tx.find<store::TryRow>(sql::find_try, {{"name_digest", digest}});
    if (tried && now < tried->wait_until) return refuse_for_now("access.locked", tried->wait_until.ms - now.ms);
    if (known.secret->totp_since) SINERGI_MUST(use_code(tx, office, row.id, *known.secret, attempt.code, now));
    SignedIn out{make_token(), row.officer(), row.account};
    if (tried) tx.later(sql::delete_try, {{"name_digest", digest}});
    tx.later(sql::insert_session, {{"id", office.ids.next(now)},
                                   {"account", row.id},
                                   {"token_digest", digest_text(token_digest(out.token))},
                                   {"since", now},
                                   {"ends", now.plus_ms(office.session_ms)},
                                   {"address", attempt.address},
                                   {"agent", mask_niks(attempt.agent.substr(0, 200))}});
    auto trace = out.officer.trace();
    trace.address = attempt.address;
    audit::note(tx, office.ids, now, trace, "access.signed_in",
                {.kind = "account", .id = row.id.raw(), .region = row.area});
    return out;
}

/// One's own password again, before something that a stolen session must not do.
Done check_own(Office& office, Officer const& by, std::string_view password, Moment now) {
    auto const account = office.db.read([&](db::Tx& tx) { return store::find_account(tx, by.id); });
    if (!account) return refuse(Why::unknown, "access.session_ended");
    auto const digest = name_digest(office, account->account);
    auto const known = look_up(office, account->account, digest);
    if (now < known.wait_until) return refuse_for_now("access.locked", known.wait_until.ms - now.ms);
    if (known.secret && crypto::verify_password(known.secret->password, password)) return {};
    count_wrong(office, digest, account, {}, "password", now);
    // Not `unknown`: who is signed in is known, and a browser would take a 401 for the end of the session.
    return refuse(Why::not_allowed, "access.own_password_wrong");
}

void leave(db::Tx& tx, Office& office, Officer const& by, std::string_view act, Moment now) {
    audit::note(tx, office.ids, now, by.trace(), act, {.kind = "account", .id = by.id.raw(), .region = by.area});
}

}  // namespace

Result<SignedIn> sign_in(Office& office, Gate& gate, Try const& attempt, Moment now) {
    auto const ticks = office.clock.ticks_ms();
    if (auto const wait = gate.wait_ms(attempt.address, ticks); wait > 0) return refuse_for_now("access.locked", wait);
    auto const digest = name_digest(office, attempt.account);
    auto const known = look_up(office, attempt.account, digest);
    if (now < known.wait_until) return refuse_for_now("access.locked", known.wait_until.ms - now.ms);

    auto const wrong = [&](std::string_view why) {
        gate.count_wrong(attempt.address, ticks);
        count_wrong(office, digest, known.account, attempt.address, why, now);
    };
    bool const is_right = known.secret ? crypto::verify_password(known.secret->password, attempt.password)
                                       : crypto::verify_nothing(attempt.password);
    if (!is_right) {
        wrong("password");
        return refuse(Why::unknown, "access.wrong_password");
    }
    // Whoever knows the password may hear how the account stands.
    if (!is_in_force(known.account->tenure(), date_in(office.zone, now))) {
        return refuse(Why::not_allowed, "access.account_ended");
    }
    if (known.secret->totp_since && attempt.code.empty()) return refuse(Why::unknown, "access.code_needed", "code");
    auto opened = office.db.write([&](db::Tx& tx) { return open_session(tx, office, known, attempt, digest, now); });
    if (!opened && opened.error().key == "access.wrong_code") wrong("code");
    return opened;
}

void sign_out(Office& office, std::string_view token, Moment now) {
    auto const done = office.db.write([&](db::Tx& tx) -> Done {
        auto const row =
            tx.find<store::SessionRow>(sql::find_session, {{"token_digest", digest_text(token_digest(token))}});
        if (!row || row->ended_at) return {};
        tx.run(sql::end_session, {{"id", row->id}, {"account", row->account}, {"at", now}});
        audit::note(tx, office.ids, now,
                    {.actor = audit::ActorKind::officer, .account = row->account.raw(), .role = row->role},
                    "access.signed_out", {.kind = "account", .id = row->account.raw(), .region = row->area});
        return {};
    });
    SINERGI_CHECK(done.has_value());
}

std::int64_t session_of(db::Tx& tx, std::string_view token) {
    auto const row =
        tx.find<store::SessionRow>(sql::find_session, {{"token_digest", digest_text(token_digest(token))}});
    return row ? row->id : 0;
}

Done change_password(Office& office, Officer const& by, std::string_view token, std::string_view old_password,
                     std::string_view new_password, Moment now) {
    SINERGI_MUST(check_own(office, by, old_password, now));
    auto const account = office.db.read([&](db::Tx& tx) { return store::find_account(tx, by.id); });
    SINERGI_CHECK(account.has_value());
    SINERGI_TRY(name, AccountName::parse(account->account));
    SINERGI_MUST(check_password(name, new_password));
    auto const hash = crypto::hash_password(new_password);
    return office.db.write([&](db::Tx& tx) -> Done {
        tx.run(sql::update_password, {{"account", by.id}, {"password", hash}, {"at", now}});
        tx.run(sql::end_sessions, {{"account", by.id}, {"at", now}, {"but", session_of(tx, token)}});
        leave(tx, office, by, "access.password_changed", now);
        return {};
    });
}

Result<Setup> start_second_factor(Office& office, Officer const& by, std::string_view password, Moment now) {
    SINERGI_MUST(check_own(office, by, password, now));
    auto const secret = crypto::random_bytes(20);
    auto const box = crypto::box(key_for(office, "totp"), secret);
    Setup setup{.secret = crypto::base32(secret)};
    for (std::size_t i = 0; i < recovery_codes; ++i) {
        auto const code = crypto::base32(crypto::random_bytes(7)).substr(0, 10);
        setup.recovery_codes.push_back(code.substr(0, 5) + "-" + code.substr(5));
    }
    return office.db.write([&](db::Tx& tx) -> Result<Setup> {
        SINERGI_TRY(account, store::get_account(tx, by.id));
        if (tx.run(sql::start_totp, {{"account", by.id}, {"box", bytes_of(box)}}) == 0) {
            return refuse(Why::conflict, "access.second_factor_on");
        }
        tx.run(sql::delete_recovery_codes, {{"account", by.id}});
        for (auto const& code : setup.recovery_codes) {
            tx.run(sql::insert_recovery_code,
                   {{"account", by.id}, {"digest", code_digest(office, by.id, bare_code(code))}});
        }
        auto made = setup;
        made.uri = crypto::totp_uri(secret, office.name, account.account);
        leave(tx, office, by, "access.second_factor_started", now);
        return made;
    });
}

Done confirm_second_factor(Office& office, Officer const& by, std::string_view code, Moment now) {
    return office.db.write([&](db::Tx& tx) -> Done {
        auto const secret = tx.find<store::SecretRow>(sql::find_secret, {{"account", by.id}});
        if (!secret || !secret->totp_box) return refuse(Why::conflict, "access.second_factor_off");
        if (secret->totp_since) return refuse(Why::conflict, "access.second_factor_on");
        SINERGI_TRY(plain, crypto::unbox(key_for(office, "totp"), secret->totp_box->data));
        auto const step = crypto::totp_match(plain, bare_code(code), now, secret->totp_step);
        if (!step) return refuse(Why::malformed, "access.wrong_code", "code");
        tx.run(sql::confirm_totp, {{"account", by.id}, {"at", now}, {"step", *step}});
        leave(tx, office, by, "access.second_factor_set", now);
        return {};
    });
}

Done drop_second_factor(Office& office, Officer const& by, std::string_view password, Moment now) {
    SINERGI_MUST(check_own(office, by, password, now));
    return office.db.write([&](db::Tx& tx) -> Done {
        auto const secret = tx.find<store::SecretRow>(sql::find_secret, {{"account", by.id}});
        if (!secret || !secret->totp_since) return refuse(Why::conflict, "access.second_factor_off");
        tx.run(sql::drop_totp, {{"account", by.id}});
        tx.run(sql::delete_recovery_codes, {{"account", by.id}});
        leave(tx, office, by, "access.second_factor_dropped", now);
        return {};
    });
}

std::string make_password() {
    auto text = crypto::base32(crypto::random_bytes(10));
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && i % 4 == 0) out += '-';
        out += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    }
    return out;
}

}  // namespace sinergi::access
