import Domain
import Foundation
import Testing

@testable import Web

@Suite("Signing in by a one-time link")
struct SignInTests {
    @Test("Known and unknown addresses get the same answer, and only the known one a link")
    func sameAnswer() async throws {
        try await withWholeSite { site async throws in
            var answers: [String] = []
            for email in ["kim@example.org", "nobody@example.org"] {
                let client = site.client()
                _ = await client.get("/sign-in")
                let answer = await client.post("/sign-in", ["email": email])
                answers.append("\(answer.code) \(answer.location ?? "") \(await client.follow().code)")
            }
            #expect(answers == ["303 /sign-in/sent 200", "303 /sign-in/sent 200"])
            #expect(try await site.mails().count == 1)
        }
    }

    @Test("A link shows a button, signs in once, and only in the browser that asked")
    func once() async throws {
        try await withWholeSite { site async throws in
            let client = site.client()
            _ = await client.get("/sign-in")
            _ = await client.post("/sign-in", ["email": "kim@example.org"])
            let path = try await site.linkPath()

            let other = site.client()
            #expect(await other.get(path).text.contains("Sign in to Trellis"))
            #expect(await other.post(path, [:]).code == 409)

            #expect(await client.get(path).code == 200)
            #expect(await client.get(path).code == 200)
            let signedIn = await client.post(path, [:])
            #expect(signedIn.code == 303)
            #expect(await client.get("/").location == "/account/code")

            let again = site.client()
            #expect(await again.get(path).text.contains("This link cannot be used"))
        }
    }

    @Test("Pages send those who have not signed in to the sign-in page", arguments: ["/", "/students", "/history"])
    func signedOut(path: String) async throws {
        try await withWholeSite { site async throws in
            let answer = await site.client().get(path)
            #expect(answer.code == 303)
            #expect(answer.location == "/sign-in")
        }
    }

    @Test("Signing out ends the session on the server")
    func signOut() async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(.coordinator)
            let cookies = await client.cookies
            _ = await client.get("/")
            #expect(await client.post("/sign-out", [:]).location == "/sign-in")
            let thief = site.client()
            for (name, value) in cookies { await thief.setCookie(name, value) }
            #expect(await thief.get("/").location == "/sign-in")
        }
    }

    @Test("A wrong address comes back with the input kept and a sentence", arguments: ["", "kim", "kim@"])
    func wrong(email: String) async throws {
        try await withWholeSite { site async throws in
            let client = site.client()
            _ = await client.get("/sign-in")
            let answer = await client.post("/sign-in", ["email": email])
            #expect(answer.code == 422)
            #expect(answer.text.contains("There is a problem"))
            #expect(answer.text.contains("<title>Error: Sign in"))
        }
    }
}
