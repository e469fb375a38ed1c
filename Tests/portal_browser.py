# SPDX-License-Identifier: Apache-2.0
"""The portal in Debian's Chromium: a key adult, a lead, a duty officer and an operator, with the keyboard alone.

Every page is looked at by axe-core, at 320 CSS pixels (a window of 1280 at 400 %), and pictured. Prints what it saw as one line
of JSON; a page that keeps somebody out is in `faults`.
"""
import argparse
import base64
import hashlib
import importlib.resources
import io
import json
import ssl
import subprocess
import tempfile
import time
import urllib.request

from PIL import Image
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from portal_visitor import one_time_code

PASSWORD = "three random words"
PHONE, NARROW = (390, 844), (320, 640)


def public_key_digest(port):
    """What Chromium wants of a certificate that no authority of its own signed."""
    certificate = ssl.get_server_certificate(("127.0.0.1", port))
    key = subprocess.run(["openssl", "x509", "-noout", "-pubkey"], input=certificate.encode(), capture_output=True, check=True)
    der = subprocess.run(
        ["openssl", "pkey", "-pubin", "-outform", "der"], input=key.stdout, capture_output=True, check=True).stdout
    return base64.b64encode(hashlib.sha256(der).digest()).decode()


class Visit:
    """One browser; each host of a window has cookies of its own, so that two people can be signed in."""

    def __init__(self, port, folder, profile, others=()):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in (
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=en-GB",
                "--user-data-dir=" + profile, "--force-prefers-reduced-motion",
                "--host-resolver-rules=MAP localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
                "--ignore-certificate-errors-spki-list=" + ",".join(public_key_digest(each) for each in (port, *others))):
            options.add_argument(argument)
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
        self.driver.set_page_load_timeout(30)
        self.port, self.folder = port, folder
        self.axe = importlib.resources.files("axe_core_python").joinpath("axe.min.js").read_text()
        self.faults, self.pictures = [], []
        self.resize(PHONE)

    def address(self, path, host="127.0.0.1"):
        return "https://%s:%d%s" % (host, self.port, path)

    def resize(self, size):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False})

    def go(self, path, host="127.0.0.1"):
        self.driver.get(self.address(path, host))

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def wait(self, condition):
        """Polls what the browser shows until it is so."""
        return WebDriverWait(self.driver, 30, poll_frequency=0.05).until(lambda _: condition())

    def picture(self, name, top=0):
        """Of the page from some height on, no more than a few screens of it."""
        self.pictures.append(name)
        size = self.driver.execute_script("return [innerWidth, document.documentElement.scrollHeight]")
        taken = self.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "captureBeyondViewport": True, "clip": {
                "x": 0, "y": top, "width": size[0], "height": min(size[1] - top, 2600), "scale": 1}})
        image = Image.open(io.BytesIO(base64.b64decode(taken["data"]))).convert("RGB").quantize(32, dither=Image.Dither.NONE)
        image.save("%s/%s.png" % (self.folder, name), optimize=True)

    def look(self, name):
        """What is wrong with the page that is shown, and a picture of it."""
        self.resize(NARROW)
        width = self.driver.execute_script("return document.documentElement.scrollWidth")
        if width > NARROW[0]:
            self.faults.append("%s: %d pixels wide at 400 %%" % (name, width))
        self.resize(PHONE)
        self.driver.execute_script(self.axe)
        result = self.driver.execute_async_script("axe.run().then(arguments[0], e => arguments[0]({error: String(e)}))")
        if "error" in result:
            self.faults.append("%s: %s" % (name, result["error"]))
        for violation in result.get("violations", []):
            for node in violation["nodes"]:
                self.faults.append("%s: %s: %s" % (name, violation["id"], node["html"][:200]))
        self.picture(name)

    def type(self, keys):
        """To whatever has the keyboard."""
        webdriver.ActionChains(self.driver).send_keys(keys).perform()

    def focused(self):
        return self.driver.execute_script("return document.activeElement.getAttribute('href')")

    def tab_to(self, selector):
        """Goes to an element with the tabulator, as somebody without a mouse does."""
        for _ in range(80):
            self.type(Keys.TAB)
            found = self.driver.execute_script(
                "var e = document.activeElement; return [e.matches(arguments[0]), getComputedStyle(e).outlineStyle,"
                " e.tagName]", selector)
            if found[2] not in ("BODY", "HTML") and found[1] == "none":
                self.faults.append("focus of %s cannot be seen" % selector)
            if found[0]:
                return
        raise AssertionError("the keyboard does not reach " + selector)

    def press(self, selector):
        """Follows a link or sends a form with the keyboard, and waits for the page after it."""
        self.tab_to(selector)
        page = self.driver.find_element(By.TAG_NAME, "html")
        self.type(Keys.ENTER)
        WebDriverWait(self.driver, 30, poll_frequency=0.05).until(lambda _: self.is_gone(page))

    @staticmethod
    def is_gone(element):
        try:
            element.is_enabled()
            return False
        except Exception:
            return True

    def fill(self, **fields):
        for name, value in fields.items():
            self.tab_to("[name='%s']" % name)
            self.type(value)

    def choose(self, selector):
        self.tab_to("input[type='radio']")
        element = self.driver.find_element(By.CSS_SELECTOR, selector)
        for _ in range(20):
            if element.is_selected():
                return
            self.type(Keys.SPACE)
            if not element.is_selected():
                self.type(Keys.ARROW_DOWN)
        raise AssertionError("the keyboard does not choose " + selector)

    def enter(self, invitation, email, is_seen=False, host="127.0.0.1"):
        """Takes an invitation and signs in with password and second factor."""
        self.go("/invitation/" + invitation, host)
        if is_seen:
            self.look("invitation")
        key = base64.b32decode(self.driver.find_element(By.CSS_SELECTOR, ".key").text.replace(" ", ""))
        # A code counts in its step and in one before and after, and no step counts twice.
        now = time.time()
        self.fill(code=one_time_code(key, now), password=PASSWORD, again=PASSWORD)
        self.press("main button")
        if is_seen:
            self.look("accepted")
        self.press("main a[href='/sign-in']")
        if is_seen:
            self.look("sign-in")
            self.fill(email=email, password="no", code="000000")
            self.press("main button")
            self.look("sign-in-wrong")
        self.fill(email=email, password=PASSWORD, code=one_time_code(key, now + 30))
        self.press("main button")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--pictures", required=True)
    parser.add_argument("--evidence", required=True)
    parser.add_argument("--snow", required=True, help="a day as a date field is typed in, DDMMYYYY")
    for role in ("key-adult", "lead", "duty-officer", "marac-coordinator", "operator"):
        parser.add_argument("--" + role, nargs=2, required=True, metavar=("EMAIL", "INVITATION"))
    options = parser.parse_args()
    said = {}
    with tempfile.TemporaryDirectory() as profile:
        visit = Visit(options.port, options.pictures, profile)
        try:
            journey(visit, options, said)
        finally:
            visit.driver.quit()
    said["faults"], said["pages"] = visit.faults, visit.pictures
    print(json.dumps(said))


def download(driver, address, path):
    """What the browser would save, fetched with its cookies."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    cookies = "; ".join("%s=%s" % (cookie["name"], cookie["value"]) for cookie in driver.get_cookies())
    request = urllib.request.Request(address, headers={"Cookie": cookies})
    with urllib.request.urlopen(request, context=context, timeout=30) as answer, open(path, "wb") as file:
        file.write(answer.read())


def journey(visit, options, said):
    driver = visit.driver

    def total(kind):
        # In one step: the page replaces its parts by itself.
        return int(driver.execute_script("return document.querySelector('.totals .tag-%s strong').textContent" % kind))

    # A lead, in a window of its own.
    visit.enter(options.lead[1], options.lead[0], host="localhost")
    visit.wait(lambda: driver.find_element(By.ID, "live").is_displayed())
    said["boardBefore"] = [total(kind) for kind in ("late", "risk", "waiting", "met")]
    visit.look("board")
    watching = driver.current_window_handle
    driver.switch_to.new_window("window")
    visit.resize(PHONE)
    working = driver.current_window_handle

    # A key adult reads a notice, and the board changes by itself.
    visit.enter(options.key_adult[1], options.key_adult[0], is_seen=True)
    said["inbox"] = len(driver.find_elements(By.CSS_SELECTOR, "tbody a"))
    visit.look("before-school")
    visit.press("tbody a")
    visit.look("card")
    driver.switch_to.window(watching)
    visit.tab_to("tbody a")
    place = visit.focused()
    driver.switch_to.window(working)
    visit.press("main button")
    driver.switch_to.window(watching)
    begun = time.monotonic()
    visit.wait(lambda: total("met") == 1)
    said["boardChangedIn"] = time.monotonic() - begun
    said["boardAfter"] = [total(kind) for kind in ("late", "risk", "waiting", "met")]
    said["focusKept"] = visit.focused() == place
    visit.look("board-changed")
    visit.press("tbody a")
    visit.look("board-setting")
    visit.press("tbody a")
    visit.look("timeline")

    # The lead reads reports, draws a sample, looks at a case of it and verifies the notice.
    notice = driver.current_url.rsplit("/", 1)[-1]
    visit.press("nav a[href='/reports']")
    visit.look("reports")
    visit.press("main a[href='/reports/timeliness']")
    visit.look("report")
    said["drawings"] = len(driver.find_elements(By.CSS_SELECTOR, ".report svg"))
    styled = "return getComputedStyle(document.querySelector('.report svg .dot, .report svg .box')).fill"
    said["isStyled"] = driver.execute_script(styled) not in ("rgb(0, 0, 0)", "")
    visit.go("/reports/sample", "localhost")
    visit.fill(seed="4711")
    visit.press("form.filters button")
    visit.look("sample")
    case = driver.find_element(By.XPATH, "//caption[contains(., 'case, stratum')]/..//tbody//th").text
    visit.fill(case=case)
    visit.press("form[action$='/oversight'] button")
    said["overseen"] = "It was recorded." in visit.text()
    visit.press("nav a[href='/proof']")
    visit.fill(id=notice)
    visit.press("main form button")
    said["proved"] = "Proved:" in visit.text()
    visit.look("proof")
    download(driver, visit.address("/proof/%s.json" % notice, "localhost"), options.evidence)
    visit.go("/board", "localhost")
    driver.switch_to.window(working)
    visit.look("notice")
    visit.picture("notice-answer", top=2200)
    said["title"] = driver.title
    said["chooseOne"] = driver.execute_script("return document.querySelector('form[action$=acknowledge]').checkValidity()")
    visit.choose("#noted")
    visit.press("form[action$='/acknowledge'] button")
    said["acknowledged"] = "done=acknowledged" in driver.current_url
    visit.look("acknowledged")

    # A drill stands apart from them, and one button answers it.
    visit.press(".drill a")
    visit.look("drill-card")
    visit.press("main button")
    visit.look("drill")
    visit.press("form[action$='/acknowledge'] button")
    said["drillPassed"] = "done=drill" in driver.current_url and not driver.find_elements(By.CSS_SELECTOR, ".drill")
    visit.press("nav a[href='/notices']")
    visit.look("past-notices")
    visit.go("/notices/nothing")
    visit.look("not-found")
    visit.go("/board")
    said["keyAdultOnBoard"] = "no such page" in visit.text()
    visit.press("header button")
    visit.look("signed-out")

    # A duty officer releases a hold.
    visit.enter(options.duty_officer[1], options.duty_officer[0])
    said["exceptions"] = len(driver.find_elements(By.CSS_SELECTOR, "tbody a"))
    visit.look("exceptions")
    visit.tab_to("#reason")
    visit.type("The setting's")
    visit.press("form.filters button")
    said["filtered"] = [driver.current_url.split("?")[-1], len(driver.find_elements(By.CSS_SELECTOR, "tbody a"))]
    visit.press("tbody a")
    visit.look("exception")
    visit.press(".acts a[href$='/deny']")
    visit.look("end-without-notice")
    visit.press("main a")
    visit.press(".acts a[href$='/route']")
    visit.fill(seek="Sample")
    visit.press("input[name='find'] ~ button")
    visit.look("other-recipient")
    visit.press("main a")
    visit.press(".acts a[href$='/release']")
    visit.look("release")
    visit.fill(reason=" ")
    visit.press("main button")
    said["reasonWanted"] = "Say why" in visit.text()
    visit.look("release-without-reason")
    visit.fill(reason="The school has confirmed the child by telephone.")
    visit.press("main button")
    said["released"] = "done=released" in driver.current_url
    visit.look("released")

    # The officer's registers: consent, the directory, key adults and a day of snow.
    visit.press("nav a[href='/consent']")
    visit.look("consent")
    visit.fill(givenName="Cleo", familyName="Sample", dateOfBirth="02071988")
    visit.press("main form button")
    said["nothingSaid"] = "Nothing was said." in visit.text()
    visit.look("consent-shown")
    visit.press("form[action='/consent/withdraw'] button")
    visit.look("consent-withdraw")
    visit.press("main form button")
    said["withdrawn"] = "done=withdrawn" in driver.current_url
    visit.press("main a[href='/consent/record']")
    visit.look("consent-record")
    visit.press("nav a[href='/directory']")
    visit.look("directory")
    visit.fill(name="116900")
    visit.press("form.filters button")
    visit.press("tbody a")
    visit.look("setting")
    visit.press("main a[href$='/people']")
    visit.look("key-adults")
    visit.press("button[value='edit']")
    visit.look("key-adult")
    visit.press("main form button")
    visit.look("key-adult-check")
    visit.go("/directory/school/116901/calendar")
    visit.look("calendar")
    visit.fill(**{"from": options.snow, "note": "snow"})
    visit.press("input[name='note'] ~ button, .field ~ button")
    said["effect"] = visit.text().split("Deadlines that move: ")[-1].split("\n")[0]
    visit.look("calendar-effect")
    visit.press("main form button")
    said["moved"] = driver.current_url.split("done=")[-1]

    # A co-ordinator sees what waits at a MARAC.
    visit.press("header button")
    visit.enter(options.marac_coordinator[1], options.marac_coordinator[0])
    visit.look("marac")
    visit.press("nav a[href='/recalls']")
    visit.look("recalls")

    # An operator sees how the service is, and nothing of anybody.
    visit.press("header button")
    visit.enter(options.operator[1], options.operator[0])
    visit.look("service")
    said["service"] = ["openHolds" in visit.text(), "Example" in visit.text(), "school/" in visit.text()]
    visit.press("nav a[href='/readiness']")
    said["readinessRows"] = len(driver.find_elements(By.CSS_SELECTOR, "tbody tr"))
    visit.go("/readiness?cause=no-trained-key-adult")
    visit.look("readiness")
    said["readiness"] = "school/116908" in visit.text()

    # Without JavaScript the board is as true as when it was asked for.
    driver.switch_to.window(watching)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    visit.go("/board", "localhost")
    said["withoutScript"] = [total("met"), driver.find_element(By.ID, "live").is_displayed()]
    visit.press("#still a")
    said["reloaded"] = [total("met"), driver.find_element(By.ID, "still").is_displayed()]
    visit.picture("board-without-script")


if __name__ == "__main__":
    main()
