// First thing in the body: tells the styles that script is at hand.
document.documentElement.classList.add("js");
